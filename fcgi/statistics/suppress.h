#ifndef STATISTICS_SUPPRESS_H
#define STATISTICS_SUPPRESS_H

/*
 * What may be published of figures: nobody shall learn from a council paper that one person in a
 * small district asked about terminal care. Internal pages show figures as they are.
 *
 * Every count (kinds count and people) of 1 … threshold - 1 becomes "x"; 0 stays, since it is of
 * nobody. So that an x cannot be computed back from what stays, further cells are masked, the
 * smallest that will do; a total only where nothing else will. And so is whatever is computed of a
 * masked cell: shares, differences, changes; rates and medians where any count of their row is.
 * Those that stay are computed of cells that stay, so they tell nothing new, and each period is
 * protected by itself.
 *
 * What the reader is thought to know: the columns that add up (figures.h: adds, part_of), all that
 * stays, that an x is 1 or more. For every x that was below the threshold at least two values are
 * then possible. The reasoning is exact, not a rule of thumb: suppress_flow.h.
 *
 * A cell that stays is never changed. Masking twice is masking once.
 *
 * It protects a table, not a conversation. Of two tables, one of which has a desk less or a day
 * less, a reader can take the difference; so whoever may see masked figures only must not choose
 * the desk nor the days freely. Two tables of one paper that have a column in common are made one
 * by suppress_shared.h. And where a total was masked (a table of ones: 1, 1, 1, 1, 1 of 5), another
 * table with the same base tells it; figures of so few belong into no paper.
 */

#include <glib.h>
#include <jansson.h>

enum { SUPPRESS_BELOW = 5 }; /* what is usual in councils; others publish from 10 */

/* A masked copy, which the caller owns. threshold 0 or 1: an exact copy. */
json_t *suppress_figures(const json_t *figures, guint threshold);

/* Masks one more count of what suppress_figures() returned, and whatever is computed of it. */
void suppress_cell(json_t *masked, guint row, guint column);

#endif
