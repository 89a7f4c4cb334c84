#ifndef PAGES_STAFF_STATISTICS_TABLES_H
#define PAGES_STAFF_STATISTICS_TABLES_H

/*
 * The tables of the consultation log as figures (statistics/figures.h): what pages, downloads and
 * the council's report show, so that nothing is computed twice. Of all desks, or of the one asked
 * for.
 */

#include "pages/page.h"
#include "pages/staff/statistics_period.h"

/*
 * An array of figures in the order of the council's paper: "T5" is one table, "T4" its three (T4-1,
 * T4-2, T4-3). "T1" is the years and, before it, T1-total: the period alone, for the
 * sentence 344件（前年度比 +85件、+32.8％）. A number that there is not is a bug. Masked when the
 * period says so, and then without what is for the office alone (T15-3).
 *
 * numbers ends with NULL. noted, unless NULL, is the detail of an audit row "statistics.view"; all
 * is asked in one round trip. NULL with a fault; the caller owns the array.
 */
json_t *statistics_figures(visit *v, const char *const *numbers, const statistics_period *period,
                           const json_t *noted, GError **error);

#endif
