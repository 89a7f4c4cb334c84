#ifndef PAGES_STAFF_STATISTICS_TABS_H
#define PAGES_STAFF_STATISTICS_TABS_H

/* What all pages of statistics have in common. */

#include "pages/page.h"
#include "pages/staff/statistics_query.h"

enum { STATISTICS_TABLES_MAX = 8 };

/* A page and the numbers of its tables; the row whose page is NULL is the last. */
typedef struct {
    const char *page;
    const char *numbers[STATISTICS_TABLES_MAX];
} statistics_page_row;
extern const statistics_page_row statistics_pages[];

/* "件数集計": the name of a page; borrowed. "front" is the first one. */
const char *statistics_title(const visit *v, const char *page);

/* [{"href","label","current"}…], each with the filter of this one. Caller owns. */
json_t *statistics_tabs(const visit *v, const statistics_query *query, const char *current);

/* [{"code","label","text"}…]: both counts of T1-total, what is compared first. Caller owns. */
json_t *statistics_sentences(const visit *v, const json_t *figures, bool people);

#endif
