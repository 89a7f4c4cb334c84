#ifndef PAGES_PUBLIC_DESK_VIEW_H
#define PAGES_PUBLIC_DESK_VIEW_H

/*
 * A desk as residents see it: {"name","tel","fax","hours"} in their language, Japanese where it has
 * none; null where there is nothing.
 */

#include "pages/page.h"

#include <jansson.h>

/* desk is an element of municipality.desks; NULL gives null. Caller owns. */
json_t *desk_view(const json_t *desk, const char *language);

/* The desks that take requests, in their order. Caller owns. */
json_t *desks_view(const visit *v);

#endif
