#ifndef PAGES_HEALTH_H
#define PAGES_HEALTH_H

/*
 * GET /healthz, for load balancers and monitors: whether this worker and its database work now.
 * 200 {"status":"ok"}, or 503 {"status":"unavailable"} while the database is gone; 200 again by
 * itself.
 */

#include "pages/page.h"

bool health_page(visit *v, GError **error);

#endif
