#ifndef PAGES_STAFF_REQUEST_PAGE_H
#define PAGES_STAFF_REQUEST_PAGE_H

#include "pages/page.h"

/*
 * GET /requests/{receipt}: one request with its answers as sent, fit for printing. 404 when there
 * is none or it is another desk's: the two are not told apart. That it was read stands in the audit
 * trail.
 */
bool request_page(visit *v, GError **error);

#endif
