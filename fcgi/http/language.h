#ifndef HTTP_LANGUAGE_H
#define HTTP_LANGUAGE_H

/*
 * Language negotiation (RFC 9110, section 12.5.4; lookup of RFC 4647, section 3.4).
 */

#include <glib.h>

/*
 * The best of `offered` (NULL-terminated BCP 47 tags, the first is the default) for an
 * Accept-Language header. "en-GB" finds "en"; "zh-CN", "zh" find "zh-Hans"; a broken header gives
 * the default. The result is one of the pointers in offered.
 */
const char *language_negotiate(const char *header, const char *const *offered);

#endif
