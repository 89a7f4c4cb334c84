#ifndef PAGES_STAFF_LOGIN_H
#define PAGES_STAFF_LOGIN_H

/*
 * Coming in and going out. Every login makes a new session token, so that one planted in a browser
 * beforehand is worth nothing. What was wrong (name, password, a disabled account) is never told
 * apart, neither by the page nor by the time that it takes.
 */

#include "pages/page.h"

/*
 * In place of a page that somebody asked for who is not logged in, or whose session is locked: 303
 * to the form. When they posted something, because that came over them while they typed, it is the
 * form itself (403), and what they posted goes with it through the login.
 */
bool login_ask(visit *v, GError **error);

/* GET /login: the form. Its query may hold "next", the page that was asked for. */
bool login_page(visit *v, GError **error);

/*
 * POST /login: fields login, password, next. 303 to next with the session cookie, or the page that
 * sends on what was posted before; to the form for the code of an account with a second factor; 403
 * with the form again when refused; 429 with the seconds to wait when there were too many attempts.
 */
bool login_enter(visit *v, GError **error);

/* POST /logout: ends the session in the database and in the browser. 303 to the form. */
bool login_leave(visit *v, GError **error);

#endif
