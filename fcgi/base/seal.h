#ifndef BASE_SEAL_H
#define BASE_SEAL_H

/*
 * Secrets that must be read again (those of second factors) are stored sealed: encrypted and
 * authenticated under a key that is not in the database, so that a stolen dump gives no codes. It
 * is libsodium's crypto_aead_xchacha20poly1305_ietf; what a secret belongs to is authenticated with
 * it, so that one sealed for an account cannot be put into another's row.
 */

#include <glib.h>

typedef struct seal_key seal_key;

/*
 * The key in a file: 64 hexadecimal digits, as `openssl rand -hex 32` writes them. NULL with
 * FAULT_CONFIGURATION when there is none such, or the path is "" for not set.
 */
seal_key *seal_key_load(const char *path, GError **error);
void seal_key_free(seal_key *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(seal_key, seal_key_free)

/* Seals text for what `place` names ("139998:7"), as base64. The caller frees it. */
char *seal(const seal_key *key, const char *place, const char *text);

/* What was sealed; NULL when key or place are not those that it was sealed with. */
char *seal_open(const seal_key *key, const char *place, const char *sealed);

#endif
