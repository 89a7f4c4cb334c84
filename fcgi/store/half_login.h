#ifndef STORE_HALF_LOGIN_H
#define STORE_HALF_LOGIN_H

/*
 * The second step of a login, for accounts with a second factor. What the password has opened is a
 * half login: a row under a token of its own for ten minutes, which is no session and opens nothing
 * but this step. A code counts once, whichever worker it reaches.
 */

#include "base/seal.h"
#include "store/staff.h"

/* Whether there is one under that hash; false with a fault, too. */
bool half_login_waits(database *db, const scope *who, const char *hash, GError **error);

typedef struct {
    const char *half_hash;
    const char *code; /* as it was typed: of the app, or a recovery code */
    const char *session_hash;
    const seal_key *key; /* of the secrets */
} code_attempt;

typedef struct {
    enum {
        CODE_OPENED,    /* a session, in place of the half login */
        CODE_REFUSED,   /* wrong, or taken before */
        CODE_THROTTLED, /* counted together with wrong passwords of the account */
        CODE_OVER,      /* there is no such half login any more: the password again */
    } outcome;
    int retry_after; /* seconds; only for CODE_THROTTLED */
} code_result;

bool half_login_finish(database *db, const scope *who, const code_attempt *attempt,
                       code_result *result, GError **error);

/* Where the secret of an account is sealed for (base/seal.h). The caller frees it. */
char *half_login_place(const scope *who, const char *staff_id);

#endif
