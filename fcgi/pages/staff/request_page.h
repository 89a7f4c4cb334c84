#ifndef PAGES_STAFF_REQUEST_PAGE_H
#define PAGES_STAFF_REQUEST_PAGE_H

/*
 * One request with its answers as sent, fit for printing. What the session may not see and what
 * there is not are the same to it. That a request was read stands in the audit trail.
 */

#include "pages/page.h"

/* GET /requests/{receipt}: 404 when there is none, or it is another desk's. */
bool request_page(visit *v, GError **error);

#endif
