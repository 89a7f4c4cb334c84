#ifndef STATISTICS_FIGURES_COMPUTE_H
#define STATISTICS_FIGURES_COMPUTE_H

/*
 * The arithmetic of figures: totals, shares, differences, changes. Private to the builder.
 *
 * Values stand in an object for each period, {row code: {column code: value}}, in which a count
 * that is not there is 0.
 */

#include "statistics/figures_builder.h"

typedef struct {
    json_t *at[2]; /* by figures_time */
} figures_values;

/*
 * The text of a value as a cell of that kind; before is what was there, or NULL: counts are added
 * to it. The caller owns the result.
 */
json_t *figures_read_value(const char *kind, const char *text, const json_t *before);

/* Whether a total row says anything: a column adds up, or a total was put. */
bool figures_has_total(const json_t *figures, const figures_values *values);

/* Fills the cells of every row, and the base. */
void figures_compute(json_t *figures, const figures_values *values);

#endif
