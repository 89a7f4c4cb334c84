#ifndef PAGES_STAFF_STATISTICS_CHART_H
#define PAGES_STAFF_STATISTICS_CHART_H

/*
 * The chart that stands above a table, drawn of the very figures that the table shows, masked or
 * not.
 */

#include "pages/page.h"

/*
 * chart_figure() for shared/figure, with its caption, what is to be known of the whole, and what is
 * heard of it; JSON null for a table that has no chart. The caller owns it.
 */
json_t *statistics_chart(const visit *v, const json_t *figures);

#endif
