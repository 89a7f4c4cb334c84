#ifndef PAGES_STAFF_STATISTICS_CHART_H
#define PAGES_STAFF_STATISTICS_CHART_H

/*
 * The chart that stands above a table, drawn of the very figures that the table shows, masked or
 * not.
 */

#include "pages/page.h"

/*
 * {"drawing": chart_view()} or {"heat": chart_heat()} for shared/chart and shared/heat; JSON null
 * for a table that has no chart. The caller owns it.
 */
json_t *statistics_chart(const visit *v, const json_t *figures);

#endif
