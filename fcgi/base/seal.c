#include "base/seal.h"

#include "base/fault.h"

#include <sodium.h>
#include <string.h>

enum {
    KEY_BYTES = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    NONCE_BYTES = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG_BYTES = crypto_aead_xchacha20poly1305_ietf_ABYTES,
};

struct seal_key {
    unsigned char bytes[KEY_BYTES];
};

seal_key *seal_key_load(const char *path, GError **error)
{
    static const char hint[] =
        "Make one with: openssl rand -hex 32 > FILE. Keep a copy apart from "
        "the database's: without it every second factor must be set up anew.";
    g_autoptr(seal_key) key = g_new0(seal_key, 1);
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    size_t length = 0;
    const char *end = NULL;

    if (*path == '\0' || !g_file_get_contents(path, &text, NULL, &cause)) {
        fault_set(error, FAULT_CONFIGURATION, hint, "could not read the key MADOGUCHI_KEY_FILE: %s",
                  cause != NULL ? cause->message : "it is not set");
        return NULL;
    }
    g_strchomp(text);
    if (sodium_hex2bin(key->bytes, sizeof key->bytes, text, strlen(text), NULL, &length, &end) !=
            0 ||
        length != sizeof key->bytes || *end != '\0') {
        fault_set(error, FAULT_CONFIGURATION, hint, "%s does not hold 64 hexadecimal digits", path);
        return NULL;
    }
    sodium_memzero(text, strlen(text));
    return g_steal_pointer(&key);
}

void seal_key_free(seal_key *key)
{
    if (key != NULL) {
        sodium_memzero(key->bytes, sizeof key->bytes);
        g_free(key);
    }
}

char *seal(const seal_key *key, const char *place, const char *text)
{
    const size_t length = strlen(text);
    const size_t size = NONCE_BYTES + length + TAG_BYTES;
    g_autofree unsigned char *box = g_malloc(size);

    randombytes_buf(box, NONCE_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE_BYTES, NULL, (const unsigned char *)text,
                                               length, (const unsigned char *)place, strlen(place),
                                               NULL, box, key->bytes);
    return g_base64_encode(box, size);
}

char *seal_open(const seal_key *key, const char *place, const char *sealed)
{
    gsize size = 0;
    g_autofree unsigned char *box = g_base64_decode(sealed, &size);
    g_autofree char *text = NULL;

    if (size < NONCE_BYTES + TAG_BYTES) {
        return NULL;
    }
    text = g_malloc0(size - NONCE_BYTES - TAG_BYTES + 1);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            (unsigned char *)text, NULL, NULL, box + NONCE_BYTES, size - NONCE_BYTES,
            (const unsigned char *)place, strlen(place), box, key->bytes) != 0) {
        return NULL;
    }
    return g_steal_pointer(&text);
}
