#ifndef CHART_CANVAS_H
#define CHART_CANVAS_H

/*
 * A drawing while it is being made: areas, lines and texts from back to front, in units of the
 * picture, x to the right and y down. Texts lie on top of all shapes.
 */

#include "chart/fill.h"
#include "chart/plot.h"

typedef struct canvas canvas;

/* id as chart_view() has it. */
canvas *canvas_new(const char *id);
void canvas_free(canvas *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(canvas, canvas_free)

typedef struct {
    double x, y, width, height;
} box;

/* A number as paths have it: one digit behind the point at most. */
void canvas_number(GString *path, double number);

/* "M" and "L" with a point: a piece of a path. */
void canvas_point(GString *path, char command, double x, double y);

/* An area in the pattern of this fill, with an outline in its ink. */
void canvas_area(canvas *drawing, const char *path, guint fill);
void canvas_bar(canvas *drawing, box where, guint fill);

/* A line of a series, and the sign at one of its points. */
void canvas_curve(canvas *drawing, const char *path, guint fill);
void canvas_marker(canvas *drawing, double x, double y, guint fill);

/* A line that measures nothing: "axis", "grid" or "leader". */
void canvas_rule(canvas *drawing, const char *kind, box from_to);

typedef enum { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } canvas_anchor;

/* Lines of text beneath each other from y down. strong: bold. */
typedef struct {
    double x, y;
    canvas_anchor anchor;
    bool strong;
} canvas_place;
void canvas_lines(canvas *drawing, canvas_place place, const GPtrArray *lines);

/* One line with white behind it, readable on any pattern. */
void canvas_plate(canvas *drawing, double x, double y, const char *text);

/* The finished drawing, as chart_view() gives it. */
json_t *canvas_view(const canvas *drawing, const plot *p, double height);

#endif
