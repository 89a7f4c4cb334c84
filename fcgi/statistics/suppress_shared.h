#ifndef STATISTICS_SUPPRESS_SHARED_H
#define STATISTICS_SUPPRESS_SHARED_H

/*
 * Masked tables that stand beside each other and have numbers in common: the totals of a cross
 * table are the counts of a list. What one of them masks so that nobody computes back a third, the
 * other would tell. So here an x in one becomes an x in the other, which makes neither less safe.
 */

#include <glib.h>
#include <jansson.h>

typedef struct {
    const char *list, *list_column; /* the rows of this column of a table: "T7-1", "contacts" */
    const char *cross;              /* are in this table: "T6" */
    const char *cross_column; /* this column's, row by row; NULL: the total row's, a column a row */
    const char *rest;         /* the row that is the sum of those it has not; NULL: there is none */
} suppress_pair;

/*
 * tables: an array of what suppress_figures() returned, in which tables of a pair may be missing.
 * They are changed.
 */
void suppress_shared(json_t *tables, const suppress_pair *pairs, gsize count);

#endif
