#ifndef PAGES_STAFF_REQUEST_CHARGE_H
#define PAGES_STAFF_REQUEST_CHARGE_H

/*
 * Two small posts of a request's own page, which type nothing into the request: who is in charge,
 * and why a viewer must see what is masked.
 */

#include "pages/page.h"

/*
 * POST /requests/{receipt}/staff: puts the account of the field "staff" in charge; nobody when it
 * is empty. 409 with the page when a colleague was quicker.
 */
bool request_staff_save(visit *v, GError **error);

/* GET and POST /requests/{receipt}/unmask: why sensitive answers must be seen. */
bool request_unmask_page(visit *v, GError **error);
bool request_unmask_save(visit *v, GError **error);

#endif
