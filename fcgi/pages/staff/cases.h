#ifndef PAGES_STAFF_CASES_H
#define PAGES_STAFF_CASES_H

/* The list of cases, and who is found. */

#include "pages/page.h"

/*
 * GET /cases?state=&desk=&charge=&due=&after=: a page of it, the latest opened first; with q who is
 * called so instead.
 */
bool cases_page(visit *v, GError **error);

/* GET /cases/transferred: what the desk gave to another one, and why; not what is in it. */
bool cases_given_page(visit *v, GError **error);

#endif
