#ifndef PAGES_STAFF_REQUESTS_VIEW_H
#define PAGES_STAFF_REQUESTS_VIEW_H

/* The list of requests as a template shows it: tabs, what is asked for, rows, the way on. */

#include "pages/staff/request_query.h"

enum { REQUESTS_PER_PAGE = 50 };

/*
 * rows: one more than a page holds tells that there is more in the direction that was looked in.
 * counts: request_counts(), or NULL when the tabs are not counted.
 */
json_t *requests_view(const visit *v, const request_list_query *query, const GPtrArray *rows,
                      const json_t *counts);

#endif
