#ifndef PAGES_STAFF_REQUEST_QUERY_H
#define PAGES_STAFF_REQUEST_QUERY_H

/*
 * The query of the list and of the export: ?state=open&desk=140&before=Z08-7K3MPQ-X. Both read it
 * here, so that a download holds what the list showed.
 */

#include "pages/page.h"
#include "store/request.h"

/*
 * False when the query has a field of another name, one twice, or a value that cannot be (a state
 * that there is not): 400. An empty value is no filter. The filter's strings belong to the request.
 */
bool request_query_read(const visit *v, request_filter *filter);

/*
 * The address PATH with the filter, and with this cursor when it is not NULL. The caller frees it.
 */
char *request_query_href(const char *path, const request_filter *filter, const char *before);

#endif
