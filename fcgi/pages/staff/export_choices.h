#ifndef PAGES_STAFF_EXPORT_CHOICES_H
#define PAGES_STAFF_EXPORT_CHOICES_H

/* What was chosen for a download: the answers of forms/own/export.json. */

#include "pages/page.h"
#include "pages/staff/export_subject.h"
#include "store/request.h"

typedef struct {
    const export_subject *subject;
    unsigned contents; /* of TABLE_CODES, TABLE_LABELS */
    bool wareki;       /* dates by era, too */
    bool sensitive;    /* sensitive answers come along */
    bool cp932;        /* instead of UTF-8 */
    bool zip;          /* with code table and README */
    json_t *detail;    /* request_export_order.detail; owned */
} export_choices;

void export_choices_clear(export_choices *choices);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(export_choices, export_choices_clear)

/* What the form is told about who asks, for own_form_posted_knowing(). Caller owns. */
json_t *export_choices_known(const visit *v);

/*
 * The answers that the form is first shown with: as usual, and the list's filter, or NULL where
 * there is no list. Caller owns.
 */
json_t *export_choices_first(const visit *v, const request_filter *filter);

/*
 * Reads own_form_answers(). q is the form whose answers are exported. False when the last day is
 * before the first, which the form itself cannot tell.
 */
bool export_choices_read(const json_t *answers, const questionnaire *q, export_choices *choices);

#endif
