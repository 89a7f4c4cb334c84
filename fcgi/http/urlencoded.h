#ifndef HTTP_URLENCODED_H
#define HTTP_URLENCODED_H

/*
 * application/x-www-form-urlencoded (WHATWG URL, section 5.1), the form of queries and of form
 * bodies; stricter than that standard in that a broken escape or text that is not UTF-8 is refused.
 */

#include "http/field.h"

/*
 * Returns an HTTP status: 200 and *list (the caller owns it); or, with *list untouched, 400 (broken
 * escape, not UTF-8, NUL, over-long name) or 413 (too many fields, over-long value).
 */
int urlencoded_parse(const char *bytes, gsize length, field_list **list);

#endif
