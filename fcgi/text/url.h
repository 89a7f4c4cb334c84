#ifndef TEXT_URL_H
#define TEXT_URL_H

/* Percent-encoding of one part of a URL (RFC 3986, section 2.3: unreserved characters stay). Caller
 * frees. */
#include <glib.h>

char *url_part(const char *text);

/* The value of Content-Disposition for a download with a Japanese name (RFC 6266, RFC 8187). Caller
 * frees. */
char *url_attachment(const char *ascii_name, const char *name);

#endif
