#ifndef PAGES_STAFF_STATISTICS_SERIES_H
#define PAGES_STAFF_STATISTICS_SERIES_H

/*
 * Of figures, what a chart draws: {"categories": [label…], "series": [{"label","values",…}…]} as
 * chart/chart.h has it. The total row is never drawn. The caller owns what is returned.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct {
    const char *column; /* NULL: what is counted, contacts or people */
    const char *but;    /* this column is no series, but what they add up to */
    bool without_zeros; /* rows of 0 are left out */
    bool percents;      /* printed as whole percents that add up to 100 */
    gsize most;         /* so many rows; 0: all */
} series_choice;

/* One series: a category a row. */
json_t *series_of_rows(const json_t *figures, const series_choice *choice);

/* This period and the one it is compared with, a category a row. */
json_t *series_of_years(const json_t *figures, const series_choice *choice);

/* A series a column, a category a row, its total behind it; columns that are computed are none. */
json_t *series_of_columns(const json_t *figures, const series_choice *choice);

/* A series a row, a category a column, totals among them and marked: for a heat table. */
json_t *series_of_cross(const json_t *figures, const series_choice *choice);

/*
 * T25: two bars, before and after, in percent; a series is an answer, and one idea under its two
 * names is one. series_thought_at() says how many percent had it: "54%", "x".
 */
json_t *series_of_thoughts(const json_t *figures, const series_choice *choice);
char *series_thought_at(const json_t *series, gsize side);

#endif
