#ifndef PAGES_STAFF_ACCOUNT_VIEW_H
#define PAGES_STAFF_ACCOUNT_VIEW_H

/* Accounts as people read them: words for roles, rights and desks, minutes for times. */

#include "pages/page.h"

/* The word for a role in the visitor's language. Borrowed. */
const char *account_role_label(const visit *v, staff_role role);

/* The name of a desk in the visitor's language; NULL when there is none. Borrowed. */
const char *account_desk_label(const visit *v, const char *code);

/* [label…] of the rights. Caller owns. */
json_t *account_right_labels(const visit *v, unsigned rights);

/*
 * An account of the store (store/account.h) with words and minutes beside its codes: "href",
 * "role_label", "right_labels", "desk_labels", "created", "last_login", "disabled", "saved_minute",
 * "link_minute" (null where there is no such time). Caller owns.
 */
json_t *account_view(const visit *v, json_t *account);

/* Whether the text can be a number of the database's: digits, within a bigint. */
bool account_id_is_plausible(const char *text);

#endif
