#ifndef BASE_TOTP_H
#define BASE_TOTP_H

/*
 * Time-based one-time passwords (RFC 6238) as every app has them: SHA-1, six digits, steps of 30
 * seconds. liboath computes; that a code works once is the caller's to see to, with the step that
 * totp_find() returns (section 5.2: it must not be accepted a second time).
 */

#include <glib.h>

enum { TOTP_DIGITS = 6, TOTP_STEP_SECONDS = 30, TOTP_SECRET_BYTES = 20 };

/* A new secret of 160 random bits (RFC 4226, section 4), in Base32 as apps take it: 32 letters. */
char *totp_secret_new(void);

/*
 * The step whose code this is, of the one at `now` (seconds since 1970) and one on either side, for
 * clocks that are a little off; -1 when it is none of them. secret is Base32.
 */
gint64 totp_find(const char *secret, const char *code, gint64 now);

/* otpauth://totp/ISSUER:ACCOUNT?secret=…, which apps read from the picture. The caller frees it. */
char *totp_uri(const char *secret, const char *issuer, const char *account);

#endif
