#ifndef PAGES_STAFF_DISPOSALS_QUERY_H
#define PAGES_STAFF_DISPOSALS_QUERY_H

/* The filter of the disposal records in the address. */

#include "pages/page.h"
#include "store/disposals.h"

/* False when the query is none of ours: 400. What *filter points to belongs to the visit. */
bool disposals_query_read(const visit *v, disposal_filter *filter);

/* PATH?kind=…&year=…&before=…, without what is NULL. The caller frees it. */
char *disposals_query_href(const char *path, const disposal_filter *filter, const char *before);

#endif
