#include "base/secret.h"

#include "base/fault.h"

#include <sodium.h>
#include <string.h>

enum {
    TOKEN_BYTES = 32,
    HASH_BYTES = 32,
    TOKEN_VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING
};

G_STATIC_ASSERT(sodium_base64_ENCODED_LEN(TOKEN_BYTES, TOKEN_VARIANT) == SECRET_TOKEN_LENGTH + 1);
G_STATIC_ASSERT(2 * HASH_BYTES == SECRET_HASH_LENGTH);
G_STATIC_ASSERT(SECRET_TOKEN_LENGTH <= crypto_generichash_KEYBYTES_MAX);

bool secret_start(GError **error)
{
    if (sodium_init() >= 0) {
        return true;
    }
    fault_set(error, FAULT_INTERNAL, "Check that /dev/urandom or getrandom(2) can be used here.",
              "libsodium found no source of random numbers");
    return false;
}

secret_token secret_token_new(void)
{
    unsigned char bytes[TOKEN_BYTES];
    secret_token token;
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(token.text, sizeof token.text, bytes, sizeof bytes, TOKEN_VARIANT);
    sodium_memzero(bytes, sizeof bytes);
    return token;
}

bool secret_token_is_plausible(const char *text)
{
    gsize length = strlen(text);
    gsize letters =
        strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    return length == SECRET_TOKEN_LENGTH && letters == length;
}

/* BLAKE2b, plain when the key is empty. The key's length is hashed too, so the two never meet. */
static secret_digest digest(const char *text, const char *key)
{
    unsigned char bytes[HASH_BYTES];
    secret_digest result;
    gsize key_length = strlen(key);
    crypto_generichash(bytes, sizeof bytes, (const unsigned char *)text, strlen(text),
                       key_length > 0 ? (const unsigned char *)key : NULL, key_length);
    sodium_bin2hex(result.hex, sizeof result.hex, bytes, sizeof bytes);
    return result;
}

secret_digest secret_hash(const char *text)
{
    return digest(text, "");
}

secret_digest secret_derive(const char *token, const char *purpose)
{
    /* The token itself is the key, never its hash: the hash stands in the database. */
    g_assert(secret_token_is_plausible(token));
    return digest(purpose, token);
}

bool secret_equal(const char *left, const char *right)
{
    if (left == NULL || right == NULL) {
        return false;
    }
    gsize length = strlen(left);
    return length == strlen(right) && sodium_memcmp(left, right, length) == 0;
}

char *secret_password_hash(const char *password, GError **error)
{
    char hash[crypto_pwhash_STRBYTES];
    g_autofree char *normal = g_utf8_normalize(password, -1, G_NORMALIZE_NFKC);
    if (crypto_pwhash_str(hash, normal, strlen(normal), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0) {
        return g_strdup(hash);
    }
    fault_set(error, FAULT_UNAVAILABLE, "Hashing a password takes 64 MiB: give the process more.",
              "not enough memory to hash a password");
    return NULL;
}

bool secret_password_matches(const char *password, const char *stored)
{
    /* Of the same cost as a real one; made from random bytes that nobody kept. */
    static const char dummy[] = "$argon2id$v=19$m=65536,t=2,p=1$"
                                "YOBhrAExBMC8/iHcd0BNRA$"
                                "BYY9cu+1ciOZ+g2COonK1lt1MPfo3+GdajQ5Kv4lZxA";
    const char *hash = stored != NULL ? stored : dummy;
    g_autofree char *normal = g_utf8_normalize(password, -1, G_NORMALIZE_NFKC);
    bool matches = crypto_pwhash_str_verify(hash, normal, strlen(normal)) == 0;
    return matches && stored != NULL;
}

guint32 secret_random_below(guint32 bound)
{
    g_assert(bound > 0);
    return randombytes_uniform(bound);
}
