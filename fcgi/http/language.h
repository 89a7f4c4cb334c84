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
 *
 * So "zh-TW" and "zh-Hant" find "zh-Hans" too. A reader of traditional characters reads simplified
 * ones more surely than a default that is another language, browsers set to zh-TW or zh-HK mostly
 * ask for plain "zh" themselves before they ask for English, and the switch is on every page.
 */
const char *language_negotiate(const char *header, const char *const *offered);

#endif
