#ifndef PAGES_STAFF_REQUESTS_H
#define PAGES_STAFF_REQUESTS_H

/* The list of requests: what waits for the desk, and what is found. */

#include "pages/page.h"

/*
 * GET /requests?state=&q=…: a page of it (request_query.h); the pressing first, then the newest,
 * unless another order is asked for.
 */
bool requests_page(visit *v, GError **error);

/* GET /requests/transferred: what the desk gave to another one, and why; not what is in it. */
bool requests_given_page(visit *v, GError **error);

#endif
