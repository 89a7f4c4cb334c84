#ifndef PAGES_LOCAL_PATH_H
#define PAGES_LOCAL_PATH_H

/*
 * Paths that came with a request and to which the answer redirects. A redirect to wherever a link
 * says is a gift to phishing, so only paths of this site pass.
 */

#include <stdbool.h>

/*
 * True for a path of this site, with or without a query, in printable ASCII and within
 * LIMIT_PATH_BYTES. "//host" and "/\host", which browsers take for another site, are not.
 */
bool local_path_is_safe(const char *path);

#endif
