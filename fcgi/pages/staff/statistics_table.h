#ifndef PAGES_STAFF_STATISTICS_TABLE_H
#define PAGES_STAFF_STATISTICS_TABLE_H

/* One table, of its spec and of what the database answered. */

#include "pages/staff/statistics_asks.h"
#include "pages/staff/statistics_rows.h"
#include "pages/staff/statistics_spec.h"

/* Its figures, nothing masked, from asks that were sent. The caller owns them. */
json_t *statistics_table_make(const visit *v, const statistics_spec *spec,
                              const statistics_period *period, const statistics_asks *asks,
                              const statistics_rows *rows);

#endif
