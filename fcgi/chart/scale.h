#ifndef CHART_SCALE_H
#define CHART_SCALE_H

/*
 * An axis from 0 to a round number, in three to six steps of 1, 2 or 5 times a power of ten (of 0.1
 * at least, because no more is printed).
 */

#include <glib.h>

typedef struct {
    double step, end;
    guint steps;
} scale;

/* largest is 0 or more. */
scale scale_make(double largest);

#endif
