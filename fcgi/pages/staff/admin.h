#ifndef PAGES_STAFF_ADMIN_H
#define PAGES_STAFF_ADMIN_H

/* The administrator's front page: what can be looked after, and where. */

#include "pages/page.h"

/* GET /admin */
bool admin_page(visit *v, GError **error);

#endif
