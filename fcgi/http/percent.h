#ifndef HTTP_PERCENT_H
#define HTTP_PERCENT_H

/*
 * Percent-decoding (RFC 3986, section 2.1), strict: what a browser cannot have sent is refused, not
 * guessed at.
 */

#include <glib.h>
#include <stdbool.h>

/*
 * The decoded text, which the caller frees. NULL when a '%' is not followed by two hex digits, or
 * the result is not UTF-8 or holds a NUL. With plus_is_space a '+' becomes a space, as forms send
 * it.
 */
char *percent_decode(const char *bytes, gsize length, bool plus_is_space);

#endif
