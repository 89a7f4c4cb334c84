#ifndef PAGES_STAFF_RESPONSE_VIEW_H
#define PAGES_STAFF_RESPONSE_VIEW_H

/* A response's facts as people read them. A point in time is there twice: for machines and people.
 */

#include "pages/staff/opened_response.h"

/* The catalog's word for a status ("completed": 完了). Borrowed. */
const char *response_view_status(const visit *v, const char *status);

/*
 * {"response_no", "response" and "list" (addresses), "form_title", "form_version", "desk",
 * "language", "begun_by", "begun_at", "begun",
 * "status", "status_code", "in_progress" (never completed), "withdrawn", "revision_number",
 * "revised_by", "revised_at", "revised", "reason" (null when there is none),
 * "typing": null, or {"correction", "reason", "saved_by", "saved_at", "saved", "mine"},
 * "revision" (for the field of that name)}
 */
json_t *response_view_facts(const visit *v, const opened_response *r);

#endif
