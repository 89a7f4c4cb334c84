#ifndef STORE_ACCOUNT_H
#define STORE_ACCOUNT_H

/*
 * The accounts of a municipality, as administrators and the operator's commands change them. The
 * database refuses what must not be (the last administrator, oneself, a rise without a reason), one
 * change after the other; every change is audited there. Nobody here learns a password.
 */

#include "store/staff.h"

#include <jansson.h>

typedef struct {
    const char *state; /* "active", "disabled"; NULL for all, as the others */
    const char *role;
    const char *desk_code;
    const char *after; /* the login before the first */
    int limit;
} account_filter;

/*
 * [account…] by login. Caller owns.
 * An account is {"id","login","name","role","rights":["export"…],"desks":["north"…],"contract",
 * "profession","saves","saved_by","saved_at","created_at","last_login_at","disabled_at",
 * "has_password","has_factor","sessions": how many, "link_until"}; times as
 * 2026-09-01T13:05:09+09:00 or null.
 */
json_t *account_list(database *db, const scope *who, const account_filter *filter, GError **error);

/* One account. NULL without error when there is none, or the scope's session may not see it. */
json_t *account_read(database *db, const scope *who, const char *id, GError **error);

typedef enum {
    ACCOUNT_DONE,
    ACCOUNT_CHANGED,  /* somebody was quicker; nothing was done, as below */
    ACCOUNT_TAKEN,    /* the login is another's */
    ACCOUNT_REASON,   /* somebody would be able to do more, or nothing, and no reason was given */
    ACCOUNT_SELF,     /* nobody demotes or disables themselves */
    ACCOUNT_LAST,     /* nobody could administer any more */
    ACCOUNT_CONTRACT, /* a contractor needs the terms of the contract */
    ACCOUNT_GONE,     /* there is none, or the caller may not administer */
} account_outcome;

/* Which account, in the state that was on the screen. */
typedef struct {
    const char *id; /* NULL for one to be made */
    gint64 saves;
} account_seen;

typedef struct {
    const char *login; /* lower-case letters, digits, . _ - */
    const char *name;
    staff_role role;
    const json_t *rights;
    const json_t *desks;    /* codes; only desk and viewer have some */
    const char *contract;   /* the terms; only a contractor has them */
    const char *profession; /* a code of consult_log's "pro"; empty: none; NULL: as it is */
    const char *reason;
} account_facts;

typedef struct {
    account_outcome outcome;
    char *id; /* of the account, when it was done; the caller frees it */
} account_saved;

/*
 * Makes or changes an account. When it may do something else than before, its sessions end.
 * FAULT_DATA for a desk that there is not.
 */
bool account_save(database *db, const scope *who, const account_seen *seen,
                  const account_facts *facts, account_saved *saved, GError **error);

typedef struct {
    const char *reason;
    bool disabled; /* or let in again */
} account_switch;

/* A disabled account has neither sessions nor links, from the moment on that this returns. */
bool account_disable(database *db, const scope *who, const account_seen *seen,
                     const account_switch *change, account_outcome *outcome, GError **error);

/*
 * A link (password_link.h) in place of any before. Until when it holds, which the caller frees;
 * NULL without error when there is no such account in use.
 */
char *account_link(database *db, const scope *who, const char *id, const char *token_hash,
                   GError **error);

/* For somebody who lost telephone and recovery codes. Its sessions end. */
bool account_remove_factor(database *db, const scope *who, const char *id, const char *reason,
                           account_outcome *outcome, GError **error);

bool account_end_sessions(database *db, const scope *who, const char *id, account_outcome *outcome,
                          GError **error);

/* As owner: the id of a login, which the caller frees; NULL without error when there is none. */
char *account_named(database *db, const scope *who, const char *login, gint64 *saves,
                    GError **error);

/* As owner: sets a password, which was judged. */
bool account_set_password(database *db, const scope *who, const char *id, const char *password,
                          GError **error);

#endif
