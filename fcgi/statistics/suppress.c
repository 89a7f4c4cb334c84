#include "statistics/suppress.h"

#include "statistics/figures.h"
#include "statistics/suppress_grid.h"

#include <string.h>

static const char *member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static void mask(json_t *figures, guint row, guint column)
{
    json_t *line = json_array_get(json_object_get(figures, "rows"), row);

    json_array_set_new(json_object_get(line, "cells"), column, json_string(FIGURES_MASKED));
}

/* Whether the cell of that row in the column "CODE" or "CODE.previous" is masked. */
static bool source_is_masked(const json_t *figures, guint row, const char *code, const char *suffix)
{
    g_autofree char *name = g_strconcat(code, suffix, NULL);
    const int at = figures_column_at(figures, name);

    return at >= 0 && figures_is_masked(figures_cell(figures, row, (guint)at));
}

/* Whether a count of the present period is masked in the row. */
static bool has_masked_count(const json_t *figures, guint row)
{
    for (guint x = 0; x < figures_column_count(figures); x++) {
        const json_t *column = figures_column_json(figures, x);
        if (figures_counts(column) && json_object_get(column, "of") == NULL &&
            figures_is_masked(figures_cell(figures, row, x))) {
            return true;
        }
    }
    return false;
}

/*
 * Whether what the cell is computed of is masked, so that it would tell it. Rates and medians were
 * computed elsewhere, of two columns perhaps (so many of so many): any masked count may be one.
 */
static bool tells(const json_t *figures, guint row, const json_t *column)
{
    const char *of = member(column, "of");
    const char *kind = member(column, "kind");
    const int total = figures_row_at(figures, FIGURES_TOTAL);

    if (of == NULL || figures_counts(column)) {
        return false;
    }
    if (strcmp(kind, "share") == 0) {
        return source_is_masked(figures, row, of, "") ||
               (total >= 0 && source_is_masked(figures, (guint)total, of, ""));
    }
    if (strcmp(kind, "difference") == 0 || strcmp(kind, "change") == 0) {
        return source_is_masked(figures, row, of, "") ||
               source_is_masked(figures, row, of, ".previous");
    }
    return has_masked_count(figures, row);
}

static void mask_computed(json_t *figures)
{
    for (guint y = 0; y < figures_row_count(figures); y++) {
        for (guint x = 0; x < figures_column_count(figures); x++) {
            if (tells(figures, y, figures_column_json(figures, x)) &&
                !json_is_null(figures_cell(figures, y, x))) {
                mask(figures, y, x);
            }
        }
    }
}

/* The base is the first count of the total row once more. */
static void mask_base(json_t *figures)
{
    const int total = figures_row_at(figures, FIGURES_TOTAL);

    for (guint x = 0; total >= 0 && x < figures_column_count(figures); x++) {
        if (figures_counts(figures_column_json(figures, x))) {
            json_object_set(figures, "base", figures_cell(figures, (guint)total, x));
            return;
        }
    }
}

json_t *suppress_figures(const json_t *figures, guint threshold)
{
    json_t *masked = json_deep_copy(figures);

    if (threshold <= 1 || json_integer_value(json_object_get(figures, "threshold")) > 0) {
        return masked;
    }
    json_object_set_new(masked, "threshold", json_integer(threshold));
    for (guint previous = 0; previous < 2; previous++) {
        g_autoptr(suppress_grid) grid = suppress_grid_new(figures, previous == 1, threshold);
        suppress_grid_protect(grid);
        for (guint i = 0; i < suppress_grid_size(grid); i++) {
            guint row = 0;
            guint column = 0;
            if (suppress_grid_masked(grid, i, &row, &column)) {
                mask(masked, row, column);
            }
        }
    }
    mask_computed(masked);
    mask_base(masked);
    return masked;
}

void suppress_cell(json_t *masked, guint row, guint column)
{
    mask(masked, row, column);
    mask_computed(masked);
    mask_base(masked);
}
