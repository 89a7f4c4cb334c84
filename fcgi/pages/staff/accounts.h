#ifndef PAGES_STAFF_ACCOUNTS_H
#define PAGES_STAFF_ACCOUNTS_H

/* The accounts of the municipality, for its administrators. */

#include "pages/page.h"

/*
 * GET /admin/accounts?state=active&role=desk&desk=north&after=LOGIN: a page of the list. 400 for a
 * query that cannot be.
 */
bool accounts_page(visit *v, GError **error);

#endif
