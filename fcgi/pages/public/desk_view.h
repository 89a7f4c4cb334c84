#ifndef PAGES_PUBLIC_DESK_VIEW_H
#define PAGES_PUBLIC_DESK_VIEW_H

/*
 * A desk as residents see it: {"name","tel","hours"?} in their language, Japanese where it has
 * none.
 */

#include <jansson.h>

/* desk is an element of municipality.desks; NULL gives null. Caller owns. */
json_t *desk_view(const json_t *desk, const char *language);

#endif
