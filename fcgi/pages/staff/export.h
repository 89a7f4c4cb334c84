#ifndef PAGES_STAFF_EXPORT_H
#define PAGES_STAFF_EXPORT_H

/*
 * Downloads. They are made whole in a spool file before the first byte leaves, so that their length
 * is known, and served by a pool of workers of their own, so that no page waits for them.
 */

#include "pages/page.h"

/*
 * GET /exports/requests.csv?state=&desk=: every request of the filter, oldest first, one row each:
 * its facts, then the questions of the form in its order.
 *
 * Sensitive answers are in it, because the desk works with this file. For that the route asks for
 * the role desk, and the audit trail keeps who took which filter and how many rows.
 */
bool export_requests_csv(visit *v, GError **error);

#endif
