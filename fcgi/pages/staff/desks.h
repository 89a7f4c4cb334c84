#ifndef PAGES_STAFF_DESKS_H
#define PAGES_STAFF_DESKS_H

/*
 * Desks: who serves residents, by which number and when. A desk is never removed: it is closed, and
 * what it received stays readable. One is the central desk, where all goes that no town leads away
 * from. See edit_page.h for how they are edited.
 */

#include "pages/page.h"

/* GET /admin/desks */
bool desks_page(visit *v, GError **error);

/* GET and POST /admin/new/desk */
bool desk_new_page(visit *v, GError **error);

/* GET /admin/desks/{desk} */
bool desk_page(visit *v, GError **error);

/* POST /admin/desks/{desk}, /admin/new/desk */
bool desk_save(visit *v, GError **error);

/* POST /admin/desks/{desk}/{action}: close, reopen, central */
bool desk_turn(visit *v, GError **error);

#endif
