#ifndef PAGES_STAFF_DISCLOSURE_PAGE_H
#define PAGES_STAFF_DISCLOSURE_PAGE_H

/*
 * One request about personal data: its facts, the records that were picked, the search for more,
 * and its decision.
 *
 *     GET  /admin/disclosures/{id}
 *     POST /admin/disclosures/{id}/search               forms/own/disclosure_search.json: a number
 *                                                       is picked, else what was found is shown
 *     POST /admin/disclosures/{id}/records/{no}/pick    and …/drop
 *     GET  /admin/disclosures/{id}/close                forms/own/disclosure_close.json
 *     POST /admin/disclosures/{id}/close
 */

#include "pages/page.h"

bool disclosure_page(visit *v, GError **error);
bool disclosure_find(visit *v, GError **error);
bool disclosure_pick_record(visit *v, GError **error);
bool disclosure_drop_record(visit *v, GError **error);
bool disclosure_close_page(visit *v, GError **error);
bool disclosure_close_save(visit *v, GError **error);

/*
 * The disclosure that the path names, with its labels. audit_kind as disclosure_read(). NULL
 * without a fault: there is none, and 404 was answered. Caller owns.
 */
json_t *disclosure_of_path(visit *v, const char *audit_kind, GError **error);

/* The {id} of the path when it is a number; NULL when not. */
const char *disclosure_id(const visit *v);

/* Answers with 404, or with 409: it is decided, or somebody was quicker. */
void disclosure_refuse(visit *v, bool gone);

#endif
