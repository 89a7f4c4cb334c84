#ifndef PAGES_STAFF_NOTICES_H
#define PAGES_STAFF_NOTICES_H

/*
 * Notices on the residents' first page, between two moments (pages/notice_view.h says what may
 * stand in one). See edit_page.h for how they are edited; a new one has its code from the moment
 * its page is shown, so that two clicks make one.
 */

#include "pages/page.h"

/* GET /admin/notices */
bool notices_page(visit *v, GError **error);

/* GET /admin/new/notice */
bool notice_new_page(visit *v, GError **error);

/* GET and POST /admin/notices/{notice} */
bool notice_page(visit *v, GError **error);
bool notice_save(visit *v, GError **error);

/* POST /admin/notices/{notice}/{action}: remove */
bool notice_turn(visit *v, GError **error);

#endif
