#ifndef PAGES_STAFF_LOGIN_PASSAGE_H
#define PAGES_STAFF_LOGIN_PASSAGE_H

/*
 * What the ways into a session (password, code, unlocking) have in common: the cookies, where to go
 * next, and that what was posted before is sent on.
 */

#include "pages/page.h"

/* Where to go after the login: never to another site, whatever the link said that led here. */
const char *login_destination(const char *next);

/* Strict: a link from elsewhere never arrives logged in. No age: gone with the browser's window. */
void login_set_session(visit *v, const char *token);

/* The token between password and code; "" forgets it. It is no session. */
void login_set_half(visit *v, const char *token);

/* That token as it came back, hashed into *hash; false when there is none. */
bool login_half_hash(const visit *v, secret_digest *hash);

/*
 * The session of this token was opened: its cookie, and 303 to next, or the page that sends on what
 * was posted before (login_kept.h).
 */
bool login_proceed(visit *v, const char *token, const char *next, GError **error);

/*
 * A form of the login: template, next, kept and message (a sentence for the visitor, or NULL), and
 * the members of more (reference stolen; may be NULL).
 */
typedef struct {
    const char *template;
    int status;
    const char *next;
    const char *message;
} login_form;
bool login_show(visit *v, const login_form *form, json_t *more, GError **error);

/* The same with 429, Retry-After, and how long to wait as its message. */
bool login_show_wait(visit *v, const login_form *form, int seconds, json_t *more, GError **error);

#endif
