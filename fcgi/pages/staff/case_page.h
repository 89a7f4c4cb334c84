#ifndef PAGES_STAFF_CASE_PAGE_H
#define PAGES_STAFF_CASE_PAGE_H

/*
 * One case: whom it is about, how it stands, and its timeline. On the screen and on paper. That a
 * case was read, or printed, stands in the audit trail.
 */

#include "pages/page.h"

/* GET /cases/{case}: 404 when there is none, or it is another desk's. */
bool case_page(visit *v, GError **error);

/*
 * 409: the same page after a colleague was quicker, with what they did since the save that the page
 * had been made from.
 */
bool case_page_changed(visit *v, gint64 seen, GError **error);

/* GET /cases/{case}/print?seal=1: 記録票 for A4, with the answers of each contact. */
bool case_print_page(visit *v, GError **error);

/*
 * The case of the address with its view (case_view_case()), noted as `kind` (NULL: not at all).
 * NULL without a fault: 404 was answered. Caller owns.
 */
json_t *case_of_path(visit *v, const char *kind, GError **error);

#endif
