#ifndef PAGES_STAFF_TOWNS_H
#define PAGES_STAFF_TOWNS_H

/*
 * Towns: which desk serves whom. A town is never removed: it is retired, and is not offered any
 * more. See edit_page.h for how one is edited, and towns_import.h for all at once.
 */

#include "pages/page.h"

/*
 * GET /admin/towns?desk=north&q=asahi&state=retired&after=12-asahi-1: a page of them in their
 * order. 400 for another name or value.
 */
bool towns_page(visit *v, GError **error);

/* GET /admin/new/town */
bool town_new_page(visit *v, GError **error);

/* GET /admin/towns/{town} */
bool town_page(visit *v, GError **error);

/* POST /admin/towns/{town}, /admin/new/town */
bool town_save(visit *v, GError **error);

/* POST /admin/towns/{town}/{action}: retire, restore */
bool town_turn(visit *v, GError **error);

#endif
