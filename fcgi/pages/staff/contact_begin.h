#ifndef PAGES_STAFF_CONTACT_BEGIN_H
#define PAGES_STAFF_CONTACT_BEGIN_H

/* Beginning a contact of a case: 303 to its sheet, which has what is known already. */

#include "pages/page.h"

/*
 * Answers the visit. number is the response number that the page was given, so that a second click
 * leads to the same contact; NULL: a new one. 404 when there is no such case for the session.
 */
bool contact_begin_at(visit *v, const char *case_no, const char *number, GError **error);

/* POST /cases/{case}/contacts, with the field :number. */
bool contact_start(visit *v, GError **error);

#endif
