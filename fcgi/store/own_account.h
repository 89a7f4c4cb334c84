#ifndef STORE_OWN_ACCOUNT_H
#define STORE_OWN_ACCOUNT_H

/*
 * What somebody does to their own account and sessions. What proves who they are is asked for again
 * before it is changed; whoever changes it gets a session under another token, so that what was
 * known before opens nothing afterwards.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    enum {
        PASSWORD_RIGHT,
        PASSWORD_WRONG,
        PASSWORD_THROTTLED,
        PASSWORD_NOBODY, /* the session is over: a whole login is needed */
    } outcome;
    int retry_after; /* seconds; only for PASSWORD_THROTTLED */
    char login[65];  /* whose session it is; "" for nobody's */
} password_check;

/*
 * Compares the password of whose the scope's session is, locked or not. Counted and slowed down
 * together with logins. What it allows is forgiven by one of the functions below, or by those of
 * second_factor.h; without one of them it stays counted.
 */
bool own_password_check(database *db, const scope *who, const char *password,
                        password_check *result, GError **error);

/*
 * Opens the locked session again, under the token with this hash. *done is false when it has ended
 * since the password was checked: there is none under that token then.
 */
bool own_session_unlock(database *db, const scope *who, const char *session_hash, bool *done,
                        GError **error);

/* What somebody changes their password to, which was judged. */
typedef struct {
    const char *password;
    const char *session_hash; /* of the token that the session goes on under */
} password_change;

/*
 * Every other session and every link of the account ends. *done is false, and nothing has changed,
 * when the session has ended or was locked since the present password was checked.
 */
bool own_password_change(database *db, const scope *who, const password_change *change, bool *done,
                         GError **error);

/* Locks the scope's session. */
bool own_session_lock(database *db, const scope *who, GError **error);

/*
 * [{"session_id","opened_at","seen_at","address","browser","locked","this"}…], the latest used
 * first. Owned by the caller.
 */
json_t *own_sessions(database *db, const scope *who, GError **error);

/* Ends one, by its number, or with NULL all of them, this one too. */
bool own_sessions_end(database *db, const scope *who, const char *session_id, GError **error);

#endif
