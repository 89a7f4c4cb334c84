#ifndef PAGES_STAFF_STATISTICS_NEEDS_H
#define PAGES_STAFF_STATISTICS_NEEDS_H

/* What a table must be told by the database, and what it was told. */

#include "pages/staff/statistics_asks.h"
#include "pages/staff/statistics_spec.h"

/* Adds what the table needs, of both periods when it compares them. */
void statistics_needs_add(const statistics_spec *spec, const statistics_period *period,
                          statistics_asks *asks);

/* The table's own values, and others where its query is of several items. */
const GPtrArray *statistics_values_of(const statistics_spec *spec, const statistics_asks *asks,
                                      asked_time time);

/* Those that its total is among, as its base says, under that item; NULL for TOTAL_NONE. */
const GPtrArray *statistics_totals_of(const statistics_spec *spec, const statistics_asks *asks,
                                      asked_time time);
const char *statistics_total_item(const statistics_spec *spec);

#endif
