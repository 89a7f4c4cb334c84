#ifndef PAGES_PUBLIC_KEPT_VIEW_H
#define PAGES_PUBLIC_KEPT_VIEW_H

/*
 * What a page tells about how long the draft is kept: {"until": "2026年9月2日（令和8年） 14:05",
 * "shared": on a device that others use too}.
 */

#include "pages/page.h"
#include "store/draft.h"

/* Caller owns. */
json_t *kept_view(const visit *v, const draft *d);

#endif
