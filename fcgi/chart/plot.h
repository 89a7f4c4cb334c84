#ifndef CHART_PLOT_H
#define CHART_PLOT_H

/*
 * What is to be drawn, read once from the JSON of chart/chart.h: labels clean, values judged, what
 * is printed of each ready. Drawing reads it and changes nothing.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef enum { VALUE_NONE, VALUE_NUMBER, VALUE_MASKED } value_state;

typedef struct {
    value_state state;
    double number; /* 0 when it is no number */
    char *shown;   /* "1,234件", "x"; NULL of a value that is none */
    char *name;    /* what this part goes by: of the series, or its own */
} plot_value;

typedef struct {
    char *label;
    GArray *values; /* of plot_value, one a category */
} plot_series;

typedef struct {
    char *title, *description, *empty, *unit;
    GPtrArray *categories; /* labels */
    GPtrArray *totals;     /* what is printed of each category as a whole; NULL without */
    GPtrArray *series;     /* of plot_series */
} plot;

/* Never fails; the caller frees the result. */
plot *plot_read(const json_t *chart);
void plot_free(plot *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(plot, plot_free)

const plot_value *plot_at(const plot *p, gsize series, gsize category);

/* The largest number there is; 0 without one. */
double plot_largest(const plot *p);

/* False when there is nothing above 0 and nothing masked. */
bool plot_has_shapes(const plot *p);

bool plot_has_masked(const plot *p);

/* True of a number in a cross table that is the total of others ("plain" in chart/chart.h). */
bool plot_is_total(const json_t *chart, guint series, guint category);

/* A number with commas between thousands and one digit behind the point at most. */
char *plot_number(double number);

#endif
