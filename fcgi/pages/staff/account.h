#ifndef PAGES_STAFF_ACCOUNT_H
#define PAGES_STAFF_ACCOUNT_H

/* One's own account: what it may do, and where it is logged in. */

#include "pages/page.h"

/* GET /account */
bool account_page(visit *v, GError **error);

/* POST /account/sessions/{session}/end: ends one of one's own sessions. 303. */
bool account_end_session(visit *v, GError **error);

/* POST /account/sessions/end: all of them, this one too. 303 to the login. */
bool account_end_all(visit *v, GError **error);

#endif
