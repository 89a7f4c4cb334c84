#ifndef PAGES_STAFF_TODAY_H
#define PAGES_STAFF_TODAY_H

/*
 * Today: what an officer opens in the morning and works through. What the rows of the list offer is
 * done without leaving it: a form posts the row's number, the save that was on the screen, and
 * where in the list one was; the answer leads back there. When a colleague was quicker the list
 * comes back (409) and says who did what, and nothing was done.
 */

#include "pages/page.h"

/* GET / leads to the list; a contractor, for whom nothing waits, to the requests. */
bool today_front(visit *v, GError **error);

/* GET /today */
bool today_page(visit *v, GError **error);

/* POST /today/requests/{receipt}: deed "take" or "done". */
bool today_request_save(visit *v, GError **error);

/* POST /today/cases/{case}: deed "take", "watch", or "due" with a day and, if one likes, why. */
bool today_case_save(visit *v, GError **error);

#endif
