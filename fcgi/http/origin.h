#ifndef HTTP_ORIGIN_H
#define HTTP_ORIGIN_H

/* Whether a page of our own made the browser send a request: a guard beside the form key. */

#include <stdbool.h>

/*
 * False when Sec-Fetch-Site says cross-site or same-site, or when there is an Origin header other
 * than the scheme and host that the request was sent to ("null" included). True when neither header
 * came: an old browser, which the form key must then stop. The scheme is HTTPS=on or
 * REQUEST_SCHEME.
 */
bool origin_is_same(char *const *parameters);

#endif
