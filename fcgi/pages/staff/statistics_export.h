#ifndef PAGES_STAFF_STATISTICS_EXPORT_H
#define PAGES_STAFF_STATISTICS_EXPORT_H

/*
 * The tables of a page of statistics as files (figures_package.h), with the page's filter: masked
 * there, masked here.
 *
 *     GET /exports/statistics/{page}?year=2026&desk=…
 *
 * In Japanese whatever language the page is in: next year's is laid beside this year's. Nobody's
 * data are in it, so a link will do; the audit trail has "statistics.export" with the filter.
 */

#include "pages/page.h"

bool statistics_export(visit *v, GError **error);

#endif
