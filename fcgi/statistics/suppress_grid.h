#ifndef STATISTICS_SUPPRESS_GRID_H
#define STATISTICS_SUPPRESS_GRID_H

/*
 * The counts of one period in a table, as the network of suppress_flow.h. Private to suppress.h.
 *
 * Two things are protected. What adds up is protected exactly, by the network. And of rows that
 * overlap (people seen in several) a reader knows that together they are no less than the total:
 * where the largest values that x may have only just reach it, each of them is the largest.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct suppress_grid suppress_grid;

/* The counts of the present period, or of the previous one. Refers to figures. */
suppress_grid *suppress_grid_new(const json_t *figures, bool previous, guint threshold);
void suppress_grid_free(suppress_grid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(suppress_grid, suppress_grid_free)

/* Decides which cells are masked. */
void suppress_grid_protect(suppress_grid *grid);

/* How many counts there are; whether the one of this index is masked, and where it stands. */
guint suppress_grid_size(const suppress_grid *grid);
bool suppress_grid_masked(const suppress_grid *grid, guint index, guint *row, guint *column);

#endif
