#ifndef CHART_SPREAD_H
#define CHART_SPREAD_H

/*
 * Labels beneath each other that each want to stand at a height of their own: moved as little as
 * keeps them off each other.
 */

#include <glib.h>

typedef struct {
    double wish;   /* the top it would like */
    double height; /* how high it is */
    double place;  /* the top it gets */
    guint number;  /* whose it is */
} spread_item;

/*
 * Sorts the items (GArray of spread_item) by wish, those of one wish by number, and gives each its
 * place between from and to. Together they must not be higher than that.
 */
void spread(GArray *items, double from, double to);

/* How high they are together. */
double spread_height(const GArray *items);

#endif
