#ifndef PAGES_STAFF_AREAS_H
#define PAGES_STAFF_AREAS_H

/*
 * How many people live in each area (地区), a fiscal year a page: what the consultations of an area
 * are counted against. Which towns an area has is said at each town.
 */

#include "pages/page.h"

/* GET /admin/areas: the years */
bool areas_page(visit *v, GError **error);

/* GET and POST /admin/areas/{year} */
bool area_page(visit *v, GError **error);
bool area_save(visit *v, GError **error);

#endif
