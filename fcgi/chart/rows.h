#ifndef CHART_ROWS_H
#define CHART_ROWS_H

/*
 * Charts of lying bars: labels in a column on the left or, where one of them would take more than
 * three lines there, above the bars; the bars beside each other from one base line; and room for
 * what is printed right of them.
 */

#include "chart/canvas.h"

enum {
    ROWS_TOP = 1,     /* half an outline */
    ROWS_BAR = 20,    /* how high a bar is */
    ROWS_GAP = 10,    /* between rows */
    ROWS_STUB = 20,   /* how wide the bar of a masked value is */
    ROWS_ASIDE = 8,   /* between a bar and its label or value */
    ROWS_VALUE = 132, /* what is printed right of a bar is wrapped to this */
};

typedef struct {
    bool above;         /* labels are above their bars */
    double left, right; /* where bars begin, and where the longest ends */
} row_frame;

/* aside: the width of the widest text right of the bars; 0 without. */
row_frame rows_frame(const GPtrArray *labels, bool above, double aside);

/* A row that begins at y and holds height beside its label: draws the label, says where the band
 * of the bar is. strong as in canvas_place. */
typedef struct {
    double y, height;
} row_band;
row_band rows_label(canvas *drawing, const row_frame *frame, const char *label, row_band row);

/* How wide the widest of the texts is when it is wrapped to ROWS_VALUE. */
double rows_aside(const GPtrArray *texts);

/* A text right of what ends at x in the middle of band. */
void rows_value(canvas *drawing, double x, row_band band, const char *text);

/* How high a band is that has this text beside its bar. */
double rows_height(const char *text);

#endif
