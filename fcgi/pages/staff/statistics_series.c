#include "pages/staff/statistics_series.h"

#include "statistics/figures.h"
#include "statistics/number_text.h"
#include "statistics/share.h"

#include <string.h>

static const char *text_of(const json_t *object, const char *member)
{
    return json_string_value(json_object_get(object, member));
}

static json_t *row_at(const json_t *figures, guint row)
{
    return json_array_get(json_object_get(figures, "rows"), row);
}

static bool is_drawn(const json_t *figures, guint row)
{
    return strcmp(text_of(row_at(figures, row), "kind"), "total") != 0;
}

/* Where the column to draw stands. */
static guint column_of(const json_t *figures, const series_choice *choice)
{
    const char *code = choice->column;
    int column = -1;

    if (code == NULL) {
        code = strcmp(text_of(figures, "counts"), "people") == 0 ? "people" : "contacts";
    }
    column = figures_column_at(figures, code);
    g_assert(column >= 0);
    return (guint)column;
}

/* Neither computed of another nor left out. */
static bool is_series(const json_t *figures, guint column, const series_choice *choice)
{
    const json_t *there = figures_column_json(figures, column);

    return figures_counts(there) && json_object_get(there, "of") == NULL &&
           g_strcmp0(text_of(there, "code"), choice->but) != 0;
}

/* --- one column --- */

static bool is_zero(const json_t *cell)
{
    return json_is_number(cell) && json_number_value(cell) <= 0;
}

/* "12%" of each, which add up to 100; none where anything is masked. */
static json_t *percents_of(const json_t *values)
{
    const gsize count = json_array_size(values);
    g_autofree gint64 *parts = g_new0(gint64, count);
    g_autofree gint64 *percents = g_new0(gint64, count);
    json_t *shown = json_array();

    for (gsize i = 0; i < count; i++) {
        const json_t *value = json_array_get(values, i);
        if (!json_is_number(value)) {
            return shown;
        }
        parts[i] = (gint64)json_number_value(value);
    }
    share_percents(parts, count, percents);
    for (gsize i = 0; i < count; i++) {
        g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT "%%", percents[i]);
        json_array_append_new(shown, json_string(text));
    }
    return shown;
}

json_t *series_of_rows(const json_t *figures, const series_choice *choice)
{
    const guint column = column_of(figures, choice);
    json_t *categories = json_array();
    json_t *values = json_array();
    json_t *series =
        json_pack("{s:O, s:o}", "label",
                  json_object_get(figures_column_json(figures, column), "label"), "values", values);

    for (guint row = 0; row < figures_row_count(figures); row++) {
        json_t *cell = figures_cell(figures, row, column);
        if (is_drawn(figures, row) && !(choice->without_zeros && is_zero(cell)) &&
            (choice->most == 0 || json_array_size(values) < choice->most)) {
            json_array_append(categories, json_object_get(row_at(figures, row), "label"));
            json_array_append(values, cell);
        }
    }
    if (choice->percents) {
        json_auto_t *shown = percents_of(values);
        if (json_array_size(shown) > 0) {
            json_object_set(series, "shown", shown);
        }
    }
    return json_pack("{s:o, s:[o]}", "categories", categories, "series", series);
}

/* --- several columns --- */

static json_t *labels_of_rows(const json_t *figures)
{
    json_t *labels = json_array();

    for (guint row = 0; row < figures_row_count(figures); row++) {
        if (is_drawn(figures, row)) {
            json_array_append(labels, json_object_get(row_at(figures, row), "label"));
        }
    }
    return labels;
}

static json_t *series_of(const json_t *figures, guint column, json_t *label)
{
    json_t *values = json_array();

    for (guint row = 0; row < figures_row_count(figures); row++) {
        if (is_drawn(figures, row)) {
            json_array_append(values, figures_cell(figures, row, column));
        }
    }
    return json_pack("{s:O, s:o}", "label", label, "values", values);
}

json_t *series_of_years(const json_t *figures, const series_choice *choice)
{
    const guint column = column_of(figures, choice);
    const json_t *previous = json_object_get(figures, "previous");
    g_autofree char *code =
        g_strconcat(text_of(figures_column_json(figures, column), "code"), ".previous", NULL);
    const int before = figures_column_at(figures, code);
    json_t *series = json_array();

    json_array_append_new(
        series,
        series_of(figures, column, json_object_get(json_object_get(figures, "period"), "label")));
    if (before >= 0 && json_is_object(previous)) {
        json_array_append_new(
            series, series_of(figures, (guint)before, json_object_get(previous, "label")));
    }
    return json_pack("{s:o, s:o}", "categories", labels_of_rows(figures), "series", series);
}

/* What is printed behind each bar: the column that the parts add up to, with its unit. */
static json_t *totals_of(const json_t *figures, const char *code)
{
    const int column = figures_column_at(figures, code);
    json_t *totals = json_array();

    for (guint row = 0; column >= 0 && row < figures_row_count(figures); row++) {
        const json_t *head = figures_column_json(figures, (guint)column);
        const json_t *cell = figures_cell(figures, row, (guint)column);
        const char *unit = text_of(head, "unit");
        g_autofree char *number = number_text(cell, text_of(head, "kind"));
        if (is_drawn(figures, row)) {
            bool bare = figures_is_masked(cell) || unit == NULL;
            g_autofree char *text = g_strconcat(number, bare ? "" : unit, NULL);
            json_array_append_new(totals, json_string(text));
        }
    }
    return totals;
}

json_t *series_of_columns(const json_t *figures, const series_choice *choice)
{
    json_t *series = json_array();

    for (guint column = 0; column < figures_column_count(figures); column++) {
        if (is_series(figures, column, choice)) {
            json_array_append_new(
                series, series_of(figures, column,
                                  json_object_get(figures_column_json(figures, column), "label")));
        }
    }
    return json_pack("{s:o, s:o, s:o, s:s}", "categories", labels_of_rows(figures), "series",
                     series, "totals", totals_of(figures, choice->but), "unit", "");
}

/* Where the column of the totals of a cross table stands, or -1. */
static int total_column(const json_t *figures, const series_choice *choice)
{
    return choice->but == NULL ? -1 : figures_column_at(figures, choice->but);
}

/* The cells of a row in the columns that are series, and behind them its total. */
static json_t *cross_row(const json_t *figures, guint row, const series_choice *choice)
{
    const int total = total_column(figures, choice);
    json_t *values = json_array();

    for (guint column = 0; column < figures_column_count(figures); column++) {
        if (is_series(figures, column, choice)) {
            json_array_append(values, figures_cell(figures, row, column));
        }
    }
    if (total >= 0) {
        json_array_append(values, figures_cell(figures, row, (guint)total));
    }
    return json_pack("{s:O, s:b, s:o}", "label", json_object_get(row_at(figures, row), "label"),
                     "plain", !is_drawn(figures, row), "values", values);
}

static void add_category(const json_t *figures, guint column, bool plain, json_t *cross)
{
    json_array_append(json_object_get(cross, "categories"),
                      json_object_get(figures_column_json(figures, column), "label"));
    json_array_append_new(json_object_get(cross, "plain"), json_boolean(plain));
}

json_t *series_of_cross(const json_t *figures, const series_choice *choice)
{
    const int total = total_column(figures, choice);
    json_t *cross = json_pack("{s:[], s:[], s:[]}", "categories", "plain", "series");

    for (guint column = 0; column < figures_column_count(figures); column++) {
        if (is_series(figures, column, choice)) {
            add_category(figures, column, false, cross);
        }
    }
    if (total >= 0) {
        add_category(figures, (guint)total, true, cross);
    }
    for (guint row = 0; row < figures_row_count(figures); row++) {
        json_array_append_new(json_object_get(cross, "series"), cross_row(figures, row, choice));
    }
    return cross;
}
