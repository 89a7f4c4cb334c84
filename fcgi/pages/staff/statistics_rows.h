#ifndef PAGES_STAFF_STATISTICS_ROWS_H
#define PAGES_STAFF_STATISTICS_ROWS_H

/*
 * The rows of a table and its further columns, as its spec names them: the list of codes, and for a
 * ranking the order that the values give it. The forms that tables need are found once.
 */

#include "pages/staff/statistics_asks.h"
#include "pages/staff/statistics_spec.h"

typedef struct statistics_rows statistics_rows;

/* v and period are borrowed. NULL with a fault. */
statistics_rows *statistics_rows_open(visit *v, const statistics_period *period,
                                      const statistics_spec *const *specs, guint count,
                                      GError **error);
void statistics_rows_free(statistics_rows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(statistics_rows, statistics_rows_free)

/* [{"code","label"}…], owned by the caller; values: of the present period. */
json_t *statistics_rows_of(const statistics_rows *rows, const statistics_spec *spec,
                           const GPtrArray *values);
json_t *statistics_columns_of(const statistics_rows *rows, const statistics_spec *spec,
                              const GPtrArray *values);

#endif
