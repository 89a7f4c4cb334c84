#ifndef PAGES_STAFF_REQUESTS_H
#define PAGES_STAFF_REQUESTS_H

/* The list of requests: what waits for the desk. */

#include "pages/page.h"

/* GET /: the front page of the staff zone is the list. */
bool requests_front(visit *v, GError **error);

/* GET /requests?state=&desk=&before=: newest first, urgent ones before others, a page at a time. */
bool requests_page(visit *v, GError **error);

#endif
