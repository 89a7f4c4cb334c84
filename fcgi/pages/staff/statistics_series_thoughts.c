#include "pages/staff/statistics_series.h"

#include "statistics/figures.h"
#include "statistics/share.h"

#include <string.h>

/* What was asked before a programme and after it; the two questions are not the same one. */
static const char *const sides[] = {"pre", "post"};

/* 考えたことがある, and what says the same after it: 自分のこととして考えた. */
static const char *const same_idea[] = {"thought", "own"};

static const json_t *row_at(const json_t *figures, guint row)
{
    return json_array_get(json_object_get(figures, "rows"), row);
}

static const char *member_of_row(const json_t *figures, guint row, const char *member)
{
    return json_string_value(json_object_get(row_at(figures, row), member));
}

static bool is_total(const json_t *figures, guint row)
{
    return strcmp(member_of_row(figures, row, "kind"), "total") == 0;
}

/*
 * Whole percents of the rows of a side, which add up to 100; false when a count is masked, so that
 * they cannot be made.
 */
static bool make_percents(const json_t *figures, gsize side, gint64 *percents)
{
    const guint count = figures_row_count(figures);
    g_autofree gint64 *parts = g_new0(gint64, count);

    for (guint row = 0; row < count; row++) {
        const json_t *cell =
            figures_value(figures, member_of_row(figures, row, "code"), sides[side]);
        if (figures_is_masked(cell) && !is_total(figures, row)) {
            return false;
        }
        parts[row] = is_total(figures, row) ? 0 : (gint64)json_number_value(cell);
    }
    share_percents(parts, count, percents);
    return true;
}

/* The percents of a side, a row each: whole ones, else the shares as they stand in the table. */
static json_t *percents_of(const json_t *figures, gsize side)
{
    const guint count = figures_row_count(figures);
    g_autofree gint64 *percents = g_new0(gint64, count);
    g_autofree char *share = g_strconcat(sides[side], ".share", NULL);
    const bool whole = make_percents(figures, side, percents);
    json_t *values = json_array();

    for (guint row = 0; row < count; row++) {
        json_array_append_new(
            values, whole ? json_integer(percents[row])
                          : json_incref(figures_value(figures, member_of_row(figures, row, "code"),
                                                      share)));
    }
    return values;
}

/* The row of the side in which the idea of this row is told. */
static guint row_of_side(const json_t *figures, guint row, gsize side)
{
    const int other = figures_row_at(figures, same_idea[1]);
    const bool same = strcmp(member_of_row(figures, row, "code"), same_idea[0]) == 0;

    return side == 1 && same && other >= 0 ? (guint)other : row;
}

static json_t *series_of_row(const json_t *figures, guint row, json_t *const *percents)
{
    json_t *values = json_array(), *names = json_array();

    for (gsize side = 0; side < G_N_ELEMENTS(sides); side++) {
        const guint there = row_of_side(figures, row, side);
        json_array_append(values, json_array_get(percents[side], there));
        json_array_append(names, json_object_get(row_at(figures, there), "label"));
    }
    return json_pack("{s:O, s:o, s:o}", "label", json_object_get(row_at(figures, row), "label"),
                     "values", values, "names", names);
}

json_t *series_of_thoughts(const json_t *figures, const series_choice *choice)
{
    json_auto_t *before = percents_of(figures, 0);
    json_auto_t *after = percents_of(figures, 1);
    json_t *const percents[] = {before, after};
    json_t *series = json_array(), *categories = json_array();

    (void)choice;
    for (guint row = 0; row < figures_row_count(figures); row++) {
        if (!is_total(figures, row) &&
            strcmp(member_of_row(figures, row, "code"), same_idea[1]) != 0) {
            json_array_append_new(series, series_of_row(figures, row, percents));
        }
    }
    for (gsize side = 0; side < G_N_ELEMENTS(sides); side++) {
        const int column = figures_column_at(figures, sides[side]);
        json_array_append(categories,
                          json_object_get(figures_column_json(figures, (guint)column), "label"));
    }
    return json_pack("{s:o, s:o, s:s}", "categories", categories, "series", series, "unit", "%");
}

char *series_thought_at(const json_t *series, gsize side)
{
    const json_t *first = json_array_get(json_object_get(series, "series"), 0);
    const json_t *value = json_array_get(json_object_get(first, "values"), side);

    return json_is_number(value) ? g_strdup_printf("%g%%", json_number_value(value))
                                 : g_strdup(FIGURES_MASKED);
}
