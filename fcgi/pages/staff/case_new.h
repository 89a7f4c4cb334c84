#ifndef PAGES_STAFF_CASE_NEW_H
#define PAGES_STAFF_CASE_NEW_H

/*
 * Whom is it about? One search stands before everything that needs a person: a new record, a
 * request that becomes a case or belongs to one there is (?request=), and an anonymous case whose
 * caller is known now (?case=). Names are searched by POST, so that they stand in no address.
 */

#include "pages/page.h"

/* GET /cases/new */
bool case_new_page(visit *v, GError **error);

/* POST /cases/search: the same page with who was found */
bool case_new_search(visit *v, GError **error);

/*
 * POST /cases: opens the case of the field ":number": of the person ":person", of somebody new as
 * typed ("new"), or of an anonymous caller (""); at the desk ":desk", of the request ":receipt".
 */
bool case_new_open(visit *v, GError **error);

/* POST /cases/{case}/person: gives an anonymous case its person, in the same fields. */
bool case_new_name(visit *v, GError **error);

#endif
