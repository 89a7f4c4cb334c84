#ifndef TEXT_URL_H
#define TEXT_URL_H

/*
 * Text on its way into a URL or a header field. Escaping is named by the place the text goes to:
 * what is fit for one place is not fit for another.
 */

#include <glib.h>

/*
 * Percent-encodes text (UTF-8) as one part of a path or query: everything but the unreserved
 * characters of RFC 3986, section 2.3, so "/" and "&" too. The caller frees the result.
 */
char *url_part(const char *text);

/*
 * The value of Content-Disposition for a download that is called name, any UTF-8 (RFC 6266,
 * section 4.3, RFC 8187). ascii_name is for clients that know only the old parameter; what cannot
 * stand in it unquoted becomes "_". The caller frees the result.
 */
char *url_attachment(const char *ascii_name, const char *name);

#endif
