#ifndef PAGES_STAFF_CASE_OPEN_H
#define PAGES_STAFF_CASE_OPEN_H

/*
 * Opening a case, and requests becoming one.
 */

#include "pages/page.h"
#include "store/case_file.h"

/*
 * Opens it and begins its first contact, the one of the field ":contact", so that a second click
 * leads to the same sheet. Of a request that was a case before, leads to that case. 404 or 403 when
 * there is nothing that may be opened.
 */
bool case_open(visit *v, const new_case *what, GError **error);

/* {"desk", "several_desks", "desks": [{"code", "name"}…]} of the session. NULL with a fault. */
json_t *case_open_desks(visit *v, GError **error);

/*
 * POST /requests/{receipt}/case, in one click: the person as the request says, a case at the
 * request's desk, the request in progress, its first contact begun. The fields ":number" and
 * ":contact" make two clicks one.
 */
bool case_open_of_request(visit *v, GError **error);

/* POST /cases/{case}/requests: ties the request of the field ":receipt" to it. */
bool case_open_link(visit *v, GError **error);

#endif
