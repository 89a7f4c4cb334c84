#ifndef PAGES_STAFF_STATISTICS_QUERY_H
#define PAGES_STAFF_STATISTICS_QUERY_H

/*
 * What a page of statistics is asked: ?year=2026 or ?since=…&until=…, desk, area, count=people,
 * version=council. The address says it all, so that it can be kept and handed on. Pages, downloads
 * and the filter above them read it here.
 */

#include "pages/page.h"
#include "pages/staff/statistics_period.h"

typedef struct {
    statistics_period period;
    int year;                  /* 0: other days */
    const char *since, *until; /* as typed; NULL: none. Of the request */
    bool council;              /* what may leave the office: small counts are masked */
    bool refused;              /* the days were none, or in the wrong order: this year is shown */
} statistics_query;

void statistics_query_clear(statistics_query *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(statistics_query, statistics_query_clear)

/*
 * False when no page of ours asks so: another name, one twice, a desk that there is not: 400. A
 * contractor gets what may leave the office, whatever is asked, and asks for whole years of all
 * desks and areas: 400 otherwise.
 */
bool statistics_query_read(const visit *v, statistics_query *query);

/* "PATH?year=2026&desk=110…". The caller frees it. */
char *statistics_query_href(const char *path, const statistics_query *query);

/* The detail of the audit row: the page, and the filter. Caller owns. */
json_t *statistics_query_noted(const char *page, const statistics_query *query);

/*
 * The filter's members: {"years","desks","areas","counts","versions": [{"code","label",
 * "selected"}…], "since","until","other_days","refused","masked","bounded"}. Caller owns.
 */
json_t *statistics_query_view(const visit *v, const statistics_query *query);

#endif
