#ifndef CHART_FILL_H
#define CHART_FILL_H

/*
 * What tells shapes apart: a pattern with the colour that goes with it, and for lines a dash and a
 * marker. Each ink has at least 4.5 to 1 on white; each pattern differs from the others in grey.
 */

#include <glib.h>

enum {
    FILL_COUNT = 8,
    FILL_MASKED = FILL_COUNT, /* of a number that is kept back; no series has it */
    FILL_ALL,
    FILL_TILE = 8, /* units to a side */
};

typedef struct {
    const char *ink;    /* #rrggbb */
    const char *ground; /* what the tile is filled with */
    const char *path;   /* what is drawn on the ground in ink; "" for a plain tile */
    const char *weight; /* how thick, in units */
    const char *dash;   /* of a line: stroke-dasharray, or NULL for a whole one */
} fill_style;

/* number is below FILL_ALL. */
const fill_style *fill_get(guint number);

/* The fill of the series or slice number, however many there are. */
guint fill_of(gsize number);

#endif
