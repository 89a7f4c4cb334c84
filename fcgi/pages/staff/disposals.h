#ifndef PAGES_STAFF_DISPOSALS_H
#define PAGES_STAFF_DISPOSALS_H

/*
 * 廃棄記録, for the screen, the printer and as a file.
 *
 *     GET /admin/disposals?kind=&year=&before=
 *     GET /exports/disposals.csv?kind=&year=     every row of the filter
 */

#include "pages/page.h"

bool disposals_page(visit *v, GError **error);
bool disposals_csv(visit *v, GError **error);

#endif
