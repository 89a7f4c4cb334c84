#ifndef HTTP_LANGUAGE_H
#define HTTP_LANGUAGE_H

/*
 * Language negotiation (RFC 9110, section 12.5.4; lookup of RFC 4647, section 3.4).
 */

#include <glib.h>

/*
 * The best of `offered` (NULL-terminated BCP 47 tags, the first is the default) for an
 * Accept-Language header. Beyond RFC 4647 a range also finds the first tag that begins with it:
 * "zh" and "zh-CN" find "zh-Hans", as "en-GB" finds "en". A header that is empty or not of the
 * grammar gives the default. The result is one of the pointers in offered.
 */
const char *language_negotiate(const char *header, const char *const *offered);

#endif
