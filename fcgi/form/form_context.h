#ifndef FORM_FORM_CONTEXT_H
#define FORM_FORM_CONTEXT_H

/*
 * What a form is evaluated and shown with, besides the questionnaire and what was typed: the
 * visitor's language and the municipality's own words. Never changed by a walk.
 */

#include "base/calendar.h"
#include "text/catalog.h"

#include <jansson.h>
#include <stdbool.h>

/*
 * texts has the sentences of issues (keys issue_…) and answer_yes, answer_no. places are the
 * strings for the {places} in texts: {"city": "さくら野区", …}. value_sets are the options that
 * belong to the municipality, not to the form:
 * {"town": [{"code": …, "display": …, "displays": {"en": …}}, …]}. All are borrowed; places and
 * value_sets may be NULL.
 */
typedef struct {
    const char *language; /* of labels and issues: "ja", "en" … */
    const catalog *texts;
    json_t *places;
    json_t *value_sets;
    calendar_date today;
    bool whole; /* all its pages are shown at once: form_sheet_view() */
} form_context;

#endif
