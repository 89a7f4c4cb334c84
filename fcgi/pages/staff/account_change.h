#ifndef PAGES_STAFF_ACCOUNT_CHANGE_H
#define PAGES_STAFF_ACCOUNT_CHANGE_H

/*
 * What administrators do to an account besides its form. Each is one button of its page, and
 * answers with 303 to it, or with the page again and why not.
 */

#include "pages/page.h"

/* POST /admin/accounts/{account}/disable: fields :at, reason. */
bool account_change_disable(visit *v, GError **error);

/* POST …/enable: fields :at, reason. */
bool account_change_enable(visit *v, GError **error);

/*
 * POST …/link: the page with a link by which the holder chooses a password. It is shown this once:
 * the database keeps a hash of it, so there is no page to redirect to.
 */
bool account_change_link(visit *v, GError **error);

/* POST …/remove-factor: field reason. */
bool account_change_remove_factor(visit *v, GError **error);

/* POST …/end-sessions */
bool account_change_end_sessions(visit *v, GError **error);

#endif
