#ifndef PAGES_STAFF_CONTACT_BEGIN_H
#define PAGES_STAFF_CONTACT_BEGIN_H

/* Beginning a contact of a case: 303 to its sheet, which has what is known already. */

#include "pages/page.h"

/*
 * number is the response number that the page was given, so that a second click leads to the same
 * contact; NULL: a new one. With *begun the visit is answered. Without, it is not: there is no such
 * case for the session, or none of its own desks (an administrator may be of none).
 */
bool contact_begin_at(visit *v, const char *case_no, const char *number, bool *begun,
                      GError **error);

/* POST /cases/{case}/contacts, with the field :number. */
bool contact_start(visit *v, GError **error);

#endif
