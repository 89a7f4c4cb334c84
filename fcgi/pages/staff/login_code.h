#ifndef PAGES_STAFF_LOGIN_CODE_H
#define PAGES_STAFF_LOGIN_CODE_H

/*
 * The second step of a login, for accounts with a second factor: a code of the app, or a recovery
 * code. Between the steps the browser holds a token that opens nothing but this (half_login.h).
 */

#include "pages/page.h"

/*
 * After the right password: 303 to the form with the cookie of this half login, or the form itself
 * when it has to carry what was posted before.
 */
bool login_code_ask(visit *v, const char *token, GError **error);

/* GET /login/code: the form; 303 to the first step when there is no half login. */
bool login_code_page(visit *v, GError **error);

/* POST /login/code: fields one-time-code, next. As login_enter(). */
bool login_code_enter(visit *v, GError **error);

#endif
