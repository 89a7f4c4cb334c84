#include "statistics/figures_compute.h"

#include "statistics/figures.h"
#include "statistics/share.h"

#include <string.h>

/* What is computed from: a column that was put, in a row. */
typedef struct {
    json_t *values;
    const json_t *column;
    const char *row;
} source;

/* A number, or none. */
typedef struct {
    bool known;
    gint64 number;
} counted;

static const char *member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

json_t *figures_read_value(const char *kind, const char *text, const json_t *before)
{
    static const char *const wholes[] = {"count", "people", "number", NULL};

    if (strcmp(kind, "text") == 0) {
        return json_string(text);
    }
    if (g_strv_contains(wholes, kind)) {
        return json_integer(g_ascii_strtoll(text, NULL, 10) + json_integer_value(before));
    }
    const double tenths = g_ascii_strtod(text, NULL) * 10;

    return json_real((double)(gint64)(tenths < 0 ? tenths - 0.5 : tenths + 0.5) / 10);
}

static bool adds(const json_t *column)
{
    return json_is_true(json_object_get(column, "adds"));
}

bool figures_has_total(const json_t *figures, const figures_values *values)
{
    size_t i = 0;
    json_t *column = NULL;

    json_array_foreach(json_object_get(figures, "columns"), i, column)
    {
        if (adds(column)) {
            return true;
        }
    }
    return json_object_get(values->at[FIGURES_PRESENT], FIGURES_TOTAL) != NULL ||
           json_object_get(values->at[FIGURES_PREVIOUS], FIGURES_TOTAL) != NULL;
}

static gint64 sum_of_rows(const source *from)
{
    const char *code = member(from->column, "code");
    const char *row = NULL;
    json_t *line = NULL;
    gint64 sum = 0;

    json_object_foreach(from->values, row, line)
    {
        if (strcmp(row, FIGURES_TOTAL) != 0) {
            sum += json_integer_value(json_object_get(line, code));
        }
    }
    return sum;
}

static const json_t *put_at(const source *from)
{
    return json_object_get(json_object_get(from->values, from->row), member(from->column, "code"));
}

/* A count that was not put is 0; a total that neither adds up nor was put is not known. */
static counted count_at(const source *from)
{
    const json_t *put = put_at(from);
    const bool total = strcmp(from->row, FIGURES_TOTAL) == 0;

    if (!total || !adds(from->column)) {
        return (counted){put != NULL || !total, json_integer_value(put)};
    }
    const gint64 sum = sum_of_rows(from);
    g_assert(put == NULL || json_integer_value(put) == sum);
    return (counted){true, sum};
}

static json_t *whole_cell(counted count)
{
    return count.known ? json_integer(count.number) : json_null();
}

static json_t *percent_cell(counted part, counted whole)
{
    if (!part.known || !whole.known || whole.number <= 0) {
        return json_null();
    }
    return json_real((double)share_tenths(part.number, whole.number) / 10);
}

static json_t *put_cell(const source *from)
{
    const bool sums = adds(from->column) && strcmp(from->row, FIGURES_TOTAL) == 0;

    if (figures_counts(from->column) || sums) {
        return whole_cell(count_at(from));
    }
    const json_t *put = put_at(from);
    return put != NULL ? json_deep_copy(put) : json_null();
}

static json_t *computed_cell(const char *kind, const source *now, const source *before)
{
    const counted present = count_at(now);

    if (strcmp(kind, "share") == 0) {
        return percent_cell(present, count_at(&(source){now->values, now->column, FIGURES_TOTAL}));
    }
    const counted previous = count_at(before);
    const counted difference = {present.known && previous.known, present.number - previous.number};

    if (strcmp(kind, "difference") == 0) {
        return whole_cell(difference);
    }
    return strcmp(kind, "change") == 0 ? percent_cell(difference, previous) : whole_cell(previous);
}

/* A rate is of another column too, but is put, not computed. */
static bool is_computed(const json_t *column)
{
    static const char *const kinds[] = {"share", "difference", "change", NULL};
    const bool previous = figures_counts(column) && json_object_get(column, "of") != NULL;

    return previous || g_strv_contains(kinds, member(column, "kind"));
}

static json_t *cell(const json_t *figures, const figures_values *values, const char *row,
                    const json_t *column)
{
    if (!is_computed(column)) {
        return put_cell(&(source){values->at[FIGURES_PRESENT], column, row});
    }
    const int at = figures_column_at(figures, member(column, "of"));
    const json_t *of = figures_column_json(figures, (guint)at);
    const source now = {values->at[FIGURES_PRESENT], of, row};
    const source before = {values->at[FIGURES_PREVIOUS], of, row};

    return computed_cell(member(column, "kind"), &now, &before);
}

/* What the first column that counts has in the total row. */
static void set_base(json_t *figures)
{
    const int total = figures_row_at(figures, FIGURES_TOTAL);

    for (guint i = 0; total >= 0 && i < figures_column_count(figures); i++) {
        if (figures_counts(figures_column_json(figures, i))) {
            json_object_set(figures, "base", figures_cell(figures, (guint)total, i));
            return;
        }
    }
}

void figures_compute(json_t *figures, const figures_values *values)
{
    size_t y = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(figures, "rows"), y, row)
    {
        json_t *cells = json_object_get(row, "cells");
        for (guint x = 0; x < figures_column_count(figures); x++) {
            json_array_append_new(
                cells, cell(figures, values, member(row, "code"), figures_column_json(figures, x)));
        }
    }
    set_base(figures);
}
