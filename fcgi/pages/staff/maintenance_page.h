#ifndef PAGES_STAFF_MAINTENANCE_PAGE_H
#define PAGES_STAFF_MAINTENANCE_PAGE_H

/*
 * Closing the public zone for maintenance, now or ahead, and opening it again
 * (pages/public/maintenance.h is what residents see). See edit_page.h for how it is edited.
 */

#include "pages/page.h"

/* GET and POST /admin/maintenance */
bool maintenance_edit_page(visit *v, GError **error);
bool maintenance_save(visit *v, GError **error);

/* POST /admin/maintenance/{action}: end */
bool maintenance_turn(visit *v, GError **error);

#endif
