#ifndef PAGES_STAFF_REQUEST_PAGE_H
#define PAGES_STAFF_REQUEST_PAGE_H

/*
 * One request: its answers as sent and in Japanese, what was done with it, and what can be done. On
 * the screen and on paper. That a request was read, or printed, stands in the audit trail.
 */

#include "pages/staff/opened_request.h"

/* GET /requests/{receipt}: 404 when there is none, or it is another desk's. */
bool request_page(visit *v, GError **error);

/*
 * 409: the same page after a colleague was quicker, with what they did since the save that the page
 * had been made from.
 */
bool request_page_changed(visit *v, gint64 seen, GError **error);

/* GET /requests/{receipt}/print: the same for A4, with who printed it and when. */
bool request_print_page(visit *v, GError **error);

/*
 * What every page about a request shows of it: request_view_row(), and "path", "at" (for :at),
 * "may_change". Owned by the caller.
 */
json_t *request_page_head(const visit *v, const opened_request *r);

#endif
