#ifndef PAGES_STAFF_LOGIN_UNLOCK_H
#define PAGES_STAFF_LOGIN_UNLOCK_H

/*
 * A session that nobody touched for a while is locked, not ended: the password of the same person
 * opens it again, under a new token, with everything that was typed still there. Without a script
 * the server notices with the next request; with one the page covers itself (static/lock.mjs).
 */

#include "pages/page.h"

/* The form in answer to a post of somebody whose session is locked (login_ask); 403. */
bool login_unlock_ask(visit *v, const char *name, GError **error);

/* GET /login/unlock: the form; 303 to where somebody wanted to go when nothing is locked. */
bool login_unlock_page(visit *v, GError **error);

/*
 * POST /login/unlock: fields password, next. As login_enter(). With the field "quiet", which the
 * script sends together with the login that its page is of, there is no page: 204 with the header
 * Form-Key, the key of the new session; 403, 429, or 410 when a whole login is needed.
 */
bool login_unlock_enter(visit *v, GError **error);

/* POST /login/lock: locks the session. 303 to the form; with "quiet" 204. */
bool login_lock(visit *v, GError **error);

/* GET /login/alive: 204 from a page at which somebody works without asking for another. */
bool login_alive(visit *v, GError **error);

#endif
