#ifndef PAGES_STAFF_LOGIN_KEPT_H
#define PAGES_STAFF_LOGIN_KEPT_H

/*
 * What was posted by somebody whose session had ended meanwhile. The login form carries it along,
 * as fields "kept:NAME" beside its own and "again", the path that it was posted to; so a login
 * never costs what was typed.
 */

#include "pages/page.h"

/* Whether this post has something to carry along: it is such a post, or the login that follows. */
bool login_has_kept(const visit *v);

/* For the login form: {"again", "fields": [{"name","value"}…]}, or null. Caller owns. */
json_t *login_kept(const visit *v);

/* For the page that sends it on: {"action", "fields"} as they were. Caller owns. */
json_t *login_kept_released(const visit *v);

#endif
