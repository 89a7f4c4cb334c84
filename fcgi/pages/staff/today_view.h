#ifndef PAGES_STAFF_TODAY_VIEW_H
#define PAGES_STAFF_TODAY_VIEW_H

/* The work list as people read it, on the screen and with what was just refused in it. */

#include "pages/staff/today_query.h"

enum { TODAY_PER_PAGE = 50 };

/* Of a list that was read with one row more than a page has. Owned by the caller. */
json_t *today_view(const visit *v, const today_query *query, const today_list *list);

#endif
