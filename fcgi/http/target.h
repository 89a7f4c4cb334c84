#ifndef HTTP_TARGET_H
#define HTTP_TARGET_H

/*
 * The request target (RFC 9112, section 3.2.1): path and query as the client sent them. Servers
 * decode a path before they hand it on (SCRIPT_NAME), and then CR, LF or ".." may stand in it; so
 * we take the raw target and judge every byte ourselves.
 */

#include "http/field.h"

/*
 * Returns 200 and *path, *query (the caller owns both); or, with both untouched:
 *     414  path or query longer than limits.h allows
 *     404  more segments than any of our pages has
 *     400  not an absolute path; a broken escape, bad UTF-8, control bytes, '\', an encoded '/'; an
 * empty segment elsewhere than at the end, "." or ".."; a query that is not urlencoded 413  a query
 * with too many fields
 */
int target_parse(const char *target, char **path, field_list **query);

#endif
