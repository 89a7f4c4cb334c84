#ifndef PAGES_STAFF_ACCOUNT_PASSWORD_H
#define PAGES_STAFF_ACCOUNT_PASSWORD_H

/* Changing one's own password. The present one is asked for, so that an open window is not enough.
 */

#include "pages/page.h"

/* GET /account/password */
bool account_password_page(visit *v, GError **error);

/*
 * POST: fields password and those of new_password.h. 303 to /account with a new session token, and
 * every other session of the account has ended; 422, 403 or 429 with the form again.
 */
bool account_password_change(visit *v, GError **error);

#endif
