#ifndef STORE_SECOND_FACTOR_H
#define STORE_SECOND_FACTOR_H

/*
 * One's own second factor: a secret that an app makes codes of, and recovery codes for the day the
 * telephone is lost. It counts once a first code was typed; its secret is never shown again then.
 */

#include "base/recovery_code.h"
#include "base/seal.h"
#include "store/staff.h"

typedef struct {
    enum { FACTOR_NONE, FACTOR_BEGUN, FACTOR_SET } state;
    char *secret;       /* in Base32; only while it is begun */
    char *confirmed_at; /* only when it is set */
    int codes_left;
    bool required; /* for the account's role */
} factor_state;
void factor_state_clear(factor_state *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(factor_state, factor_state_clear)

/* Whose factor, and the key of its secret. */
typedef struct {
    database *db;
    const scope *who;
    const seal_key *key;
    gint64 staff_id;
} factor_owner;

bool second_factor_read(const factor_owner *owner, factor_state *state, GError **error);

/* A new secret, unless one was begun or is set. */
bool second_factor_begin(const factor_owner *owner, GError **error);

/* RECOVERY_CODES of them, new; what is stored are their hashes. */
typedef struct {
    recovery_code codes[RECOVERY_CODES];
} recovery_sheet;

/*
 * Sets the begun secret in use when the code is of it. *confirmed tells; the session goes on under
 * the token with this hash, and the sheet is to be shown once.
 */
bool second_factor_confirm(const factor_owner *owner, const char *code, const char *session_hash,
                           recovery_sheet *sheet, bool *confirmed, GError **error);

/* Other recovery codes; *done is false when there is no second factor. */
bool second_factor_new_codes(const factor_owner *owner, recovery_sheet *sheet, bool *done,
                             GError **error);

/* None any more. */
bool second_factor_remove(const factor_owner *owner, GError **error);

#endif
