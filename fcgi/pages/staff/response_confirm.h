#ifndef PAGES_STAFF_RESPONSE_CONFIRM_H
#define PAGES_STAFF_RESPONSE_CONFIRM_H

/* The last look at a response, and completing it: exactly what was shown, and once. */

#include "pages/page.h"

/* GET /forms/{form}/responses/{response}/confirm. When something is open yet, 303 to that step. */
bool response_confirm_page(visit *v, GError **error);

/*
 * POST to the same: completes. 303 to the response once it is committed, however often the button
 * is pressed; back to the confirm page when something was saved since it was shown.
 */
bool response_confirm_complete(visit *v, GError **error);

#endif
