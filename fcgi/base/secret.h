#ifndef BASE_SECRET_H
#define BASE_SECRET_H

/*
 * Secrets: tokens, their hashes, passwords. All of it is libsodium; nothing is invented here.
 *
 * The invariant: a token leaves this program only towards the browser it was made for; the database
 * stores secret_hash() of it. What is stored can never be turned back into what is presented.
 * Call secret_start() once before anything else.
 */

#include <glib.h>
#include <stdbool.h>

enum {
    SECRET_TOKEN_LENGTH = 43, /* characters: 32 random bytes as unpadded base64url */
    SECRET_HASH_LENGTH = 64,  /* characters: 32 bytes of BLAKE2b as lower-case hex */
};

typedef struct {
    char text[SECRET_TOKEN_LENGTH + 1];
} secret_token;

typedef struct {
    char hex[SECRET_HASH_LENGTH + 1];
} secret_digest;

bool secret_start(GError **error);

/* A new token of 256 random bits. */
secret_token secret_token_new(void);

/* True when text could be a token: exact length, base64url letters only. */
bool secret_token_is_plausible(const char *text);

/*
 * What is stored of a token. The digest is public as far as the holder of the token is concerned.
 */
secret_digest secret_hash(const char *text);

/*
 * A second secret made from a token for one purpose ("submit", "csrf"): keyed BLAKE2b, so that
 * a value made for one purpose is worth nothing for another. The token must be plausible.
 */
secret_digest secret_derive(const char *token, const char *purpose);

/*
 * Constant time for strings of one length; strings of different lengths are not equal, and NULL (a
 * field that did not come) equals nothing, not even NULL.
 */
bool secret_equal(const char *left, const char *right);

/*
 * Argon2id (libsodium's "interactive" cost: 64 MiB, two passes) of the password in NFKC: an input
 * method left on makes full-width letters, which are meant to be the same. Valid UTF-8. The caller
 * frees the result, which is libsodium's printable form and carries its own salt and cost.
 */
char *secret_password_hash(const char *password, GError **error);

/*
 * With stored NULL (unknown account) it verifies against a fixed dummy, so that the time is the
 * same.
 */
bool secret_password_matches(const char *password, const char *stored);

/* A uniformly random number below bound (bound > 0). */
guint32 secret_random_below(guint32 bound);

#endif
