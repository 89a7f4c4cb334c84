#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

/* The Cookie header, what a browser sends back (RFC 6265, section 4.2). Setting one: response.h. */

#include "http/field.h"

/*
 * Returns 200 and *list (the caller owns it), or 400 with *list untouched when the header is
 * longer, or has more pairs, than limits.h allows. A pair that is not of the grammar is passed
 * over, because other software on the same host may have set it.
 */
int cookie_parse(const char *header, field_list **list);

#endif
