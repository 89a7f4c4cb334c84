#ifndef PAGES_STAFF_ACCOUNT_EDIT_H
#define PAGES_STAFF_ACCOUNT_EDIT_H

/*
 * Making an account and changing one, by the form forms/own/account.json. Passwords are no part of
 * it: their holders choose them by a link (account_change.h).
 */

#include "pages/page.h"

/* GET /admin/accounts/new */
bool account_new_page(visit *v, GError **error);

/* POST /admin/accounts/new: 303 to the account; 422 with the form again. */
bool account_new_save(visit *v, GError **error);

/* GET /admin/accounts/{account} */
bool account_edit_page(visit *v, GError **error);

/* POST: 303 to the account; 422, or 409 when somebody was quicker, with the form again. */
bool account_edit_save(visit *v, GError **error);

/*
 * The page of an account, as account_edit_page() shows it, with the members of more (reference
 * stolen), such as a new link, and this status.
 */
bool account_edit_show(visit *v, int status, json_t *more, GError **error);

#endif
