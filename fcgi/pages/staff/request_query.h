#ifndef PAGES_STAFF_REQUEST_QUERY_H
#define PAGES_STAFF_REQUEST_QUERY_H

/*
 * The query of the list and of the export: ?state=open&desk=140&order=oldest&q=… Both read it here,
 * so that a download holds what the list showed. A query that no page of ours makes is refused.
 */

#include "pages/page.h"
#include "store/request_list.h"

/*
 * What is asked for, without the page: state, desk, urgency, language, from, to, assigned, suspect.
 * False when the query has a field of another name, one twice, or a value that cannot be (a state
 * that there is not): 400. An empty value is no filter. The strings belong to the request, and
 * those of from and to to the query.
 */
typedef struct {
    request_filter filter;
    char *from, *to;
} request_query;
bool request_query_read(const visit *v, request_query *query);

/* The same of a page of the list: with q, order, and after or before. */
typedef struct {
    request_query query;
    request_listing listing; /* without its limit; points to place and key */
    request_place place;
    const char *typed; /* q; NULL for the whole list */
    char *key;
} request_list_query;
bool request_list_query_read(const visit *v, request_list_query *query);

void request_query_clear(request_query *query);
void request_list_query_clear(request_list_query *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(request_query, request_query_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(request_list_query, request_list_query_clear)

/* The codes of request_order, as "order" has them; NULL-terminated. */
extern const char *const request_query_orders[];

/* The address PATH with the filter. The caller frees it. */
char *request_query_href(const char *path, const request_filter *filter);

/*
 * The address of the list with what was asked for, and with it the page that begins behind
 * ("after") or ends before ("before") a row; with side NULL the first page. The caller frees it.
 */
char *request_list_query_href(const request_list_query *query, const char *side,
                              const request_row *row);

#endif
