#ifndef STORE_STAFF_H
#define STORE_STAFF_H

/*
 * Staff accounts and their sessions. A session is a row keyed by the hash of its token; row-level
 * security derives from it who is asking and which desks are theirs, so a page cannot forget to
 * ask.
 */

#include "store/database.h"

#include <jansson.h>

typedef enum { ROLE_NONE, ROLE_VIEWER, ROLE_CONTRACTOR, ROLE_DESK, ROLE_ADMINISTRATOR } staff_role;

/*
 * What an account may do besides what its role may: seeing a request is one thing, taking it away
 * as a file another, and taking the answers about health along a third.
 */
typedef enum {
    RIGHT_EXPORT = 1 << 0,
    RIGHT_EXPORT_SENSITIVE = 1 << 1,
    RIGHT_LAST = RIGHT_EXPORT_SENSITIVE,
} staff_right;

typedef struct {
    gint64 id;
    char *login, *name;
    staff_role role;
    unsigned rights; /* of staff_right */
    char *desks; /* names of the desks, for the page's head: "北部窓口、中央窓口"; "" for none */
    int idle_seconds;  /* untouched for so long the session is locked */
    bool lacks_factor; /* must set up a second factor before anything else */
} staff;
void staff_free(staff *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(staff, staff_free)

/*
 * The account of the scope's live session; renews its idle clock. NULL without error: no session,
 * expired, account disabled.
 */
staff *staff_of_session(database *db, const scope *who, GError **error);

/*
 * Codes of the desks whose rows the scope's session may read, as a JSON array in the municipality's
 * order. Owned by the caller.
 */
json_t *staff_desks(database *db, const scope *who, GError **error);

/*
 * The value set "staff" (form_context.value_sets): the accounts in use, as
 * [{"code","display","displays"}…]; empty for a contractor. Owned by the caller.
 */
json_t *staff_options(database *db, const scope *who, GError **error);

/* The same, as owner and without a session. */
json_t *staff_options_of_owner(database *db, const scope *who, GError **error);

/*
 * The name of whose the scope's session is while it is locked: nobody touched it for too long, or
 * it was locked by hand. Only the password opens it again. NULL without error when it is open, over
 * or none. The caller frees it.
 */
char *staff_locked_name(database *db, const scope *who, GError **error);

typedef struct {
    const char *login; /* compared without regard to case */
    const char *password;
    const char *session_hash; /* of the token that the session, or half of it, gets */
} login_attempt;

typedef struct {
    enum {
        LOGIN_OPENED,
        LOGIN_CODE, /* the account has a second factor: see half_login.h */
        LOGIN_REFUSED,
        LOGIN_THROTTLED
    } outcome;
    int retry_after; /* seconds; only for LOGIN_THROTTLED */
} login_result;

/*
 * Verifies and opens a session. Refusals are counted by account and by address; past some, the
 * outcome is LOGIN_THROTTLED, without looking at the password. Unknown, disabled and wrong take the
 * same time and give the same answer. All are audited.
 */
bool staff_login(database *db, const scope *who, const login_attempt *attempt, login_result *result,
                 GError **error);

/* Ends the scope's session. */
bool staff_logout(database *db, const scope *who, GError **error);

/* "desk" … and back; ROLE_NONE for anything else. */
const char *staff_role_name(staff_role role);
staff_role staff_role_parse(const char *name);

/* "export" …, as the column staff.rights has them. */
const char *staff_right_name(unsigned right);

#endif
