#ifndef FORM_FORM_H
#define FORM_FORM_H

/*
 * A form: a questionnaire together with what one visitor typed, walked once.
 *
 *     definition + entries  ->  enabled items  ->  answers and issues  ->  view
 *
 * The walk is form_evaluate(); everything else reads its result. It is pure: no SQL, no HTTP, no
 * clock (today is given). Semantics of enabling: docs/form-format.md, E1 to E9; of validity: V1 to
 * V7.
 */

#include "form/form_context.h"
#include "form/questionnaire.h"

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct form form;

/* Evaluates. q and context must outlive the form; entries is not kept. Never NULL. */
form *form_evaluate(const questionnaire *q, const json_t *entries, const form_context *context);
void form_free(form *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(form, form_free)

/*
 * Issues of one page, or of all pages with page 0. Only a question that was asked has issues: one
 * that just came up is unasked, not wrong.
 */
guint form_issue_count(const form *f, int page);

/*
 * The first page that has an issue or an enabled question that was never asked; 0 when there is
 * none: ready to send.
 */
int form_first_open_page(const form *f);

/*
 * True when the page has an enabled, visible question that was never asked (it came up with an
 * answer just given).
 */
bool form_has_unasked(const form *f, int page);

/*
 * The typed answers of enabled questions without issues, keyed by linkId (caller owns):
 *
 *     string text             string                    date     string, ISO
 *     integer                 integer                   boolean  true or false
 *     choice                  {"system", "code", "display"}
 *     text of an open-choice  {"text"}
 *     repeating question      array of these
 *
 * Text is tidied as its item's normalize says. display is in the questionnaire's base language, its
 * {places} not filled.
 */
json_t *form_answers(const form *f);

#endif
