#ifndef CHART_KINDS_H
#define CHART_KINDS_H

/*
 * One function a kind of chart, each in a file of its own. It draws what chart/chart.h says of its
 * kind and returns how high the picture became. The plot has shapes to draw.
 */

#include "chart/canvas.h"

double bar_draw(canvas *drawing, const plot *p);
double stacked_draw(canvas *drawing, const plot *p);
double line_draw(canvas *drawing, const plot *p);
double pie_draw(canvas *drawing, const plot *p);

#endif
