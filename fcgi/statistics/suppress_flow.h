#ifndef STATISTICS_SUPPRESS_FLOW_H
#define STATISTICS_SUPPRESS_FLOW_H

/*
 * Can a masked cell be computed back? Private to suppress.h.
 *
 * Cells that add up along lines (rows, columns, both with totals) are the arcs of a network: each
 * line is a node, each cell an arc between the two lines it is in, and that a line adds up means
 * that as much flows out of its node as into it.
 *
 *                   row 1 ──────► column 1 ──┐
 *      whole ──►    row 2 ──────► column 2 ──┴──► total row ──► whole
 *                                                 (the grand total)
 *
 * A reader who knows the cells that stay may change those that are masked along a circle: one more
 * here, one less there, and all lines still add up. So a cell has a second value exactly when there
 * is a circle through it of masked cells, in which no cell gets less than 1. That is no rule of
 * thumb: in a network every solution differs from every other by such circles.
 *
 * To protect a cell is to find the cheapest circle through it and to mask what is on it.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    guint from, to;
    gint64 value; /* 0 or more */
    bool small;   /* below the threshold: this is what is to be protected */
    bool masked;
    bool dear; /* a total: masked only where nothing else will do */
} flow_arc;

typedef struct {
    flow_arc *arcs;
    guint count;
    guint nodes; /* from and to are below this */
} flow;

/*
 * Masks arcs until there is a second value for each small one. Every line must have a way out: a
 * circle over its totals (arcs whose value is more than 0 when that of a cell in their line is).
 */
void flow_protect(flow *network);

#endif
