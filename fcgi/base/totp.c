#include "base/totp.h"

#include "base/secret.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

char *totp_secret_new(void)
{
    char bytes[TOTP_SECRET_BYTES];
    char *letters = NULL;
    size_t length = 0;
    char *secret = NULL;
    int status = 0;

    randombytes_buf(bytes, sizeof bytes);
    status = oath_base32_encode(bytes, sizeof bytes, &letters, &length);
    g_assert(status == OATH_OK); /* it can only lack memory */
    sodium_memzero(bytes, sizeof bytes);
    secret = g_strndup(letters, length);
    free(letters);
    return secret;
}

static bool is_code_of_step(const char *bytes, size_t length, gint64 step, const char *code)
{
    char expected[TOTP_DIGITS + 1];

    return oath_hotp_generate(bytes, length, (uint64_t)step, TOTP_DIGITS, false,
                              OATH_HOTP_DYNAMIC_TRUNCATION, expected) == OATH_OK &&
           secret_equal(expected, code);
}

gint64 totp_find(const char *secret, const char *code, gint64 now)
{
    const gint64 present = now / TOTP_STEP_SECONDS;
    char *bytes = NULL;
    size_t length = 0;
    gint64 found = -1;

    if (oath_base32_decode(secret, strlen(secret), &bytes, &length) != OATH_OK) {
        return -1;
    }
    for (gint64 step = present - 1; step <= present + 1; step++) {
        if (step >= 0 && is_code_of_step(bytes, length, step, code)) {
            found = step;
        }
    }
    sodium_memzero(bytes, length);
    free(bytes);
    return found;
}

char *totp_uri(const char *secret, const char *issuer, const char *account)
{
    g_autofree char *from = g_uri_escape_string(issuer, NULL, FALSE);
    g_autofree char *whose = g_uri_escape_string(account, NULL, FALSE);

    return g_strdup_printf("otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d"
                           "&period=%d",
                           from, whose, secret, from, TOTP_DIGITS, TOTP_STEP_SECONDS);
}
