#include "statistics/figures.h"

#include <string.h>

/* Where the member of the list that has this code stands, or -1. */
static int at(const json_t *list, const char *code)
{
    size_t i = 0;
    json_t *member = NULL;

    json_array_foreach(list, i, member)
    {
        if (g_strcmp0(json_string_value(json_object_get(member, "code")), code) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int figures_column_at(const json_t *figures, const char *code)
{
    return at(json_object_get(figures, "columns"), code);
}

int figures_row_at(const json_t *figures, const char *code)
{
    return at(json_object_get(figures, "rows"), code);
}

json_t *figures_column_json(const json_t *figures, guint column)
{
    json_t *found = json_array_get(json_object_get(figures, "columns"), column);

    g_assert(found != NULL);
    return found;
}

json_t *figures_cell(const json_t *figures, guint row, guint column)
{
    const json_t *line = json_array_get(json_object_get(figures, "rows"), row);
    json_t *found = json_array_get(json_object_get(line, "cells"), column);

    g_assert(found != NULL);
    return found;
}

guint figures_column_count(const json_t *figures)
{
    return (guint)json_array_size(json_object_get(figures, "columns"));
}

guint figures_row_count(const json_t *figures)
{
    return (guint)json_array_size(json_object_get(figures, "rows"));
}

json_t *figures_value(const json_t *figures, const char *row, const char *column)
{
    const int y = figures_row_at(figures, row);
    const int x = figures_column_at(figures, column);

    return y >= 0 && x >= 0 ? figures_cell(figures, (guint)y, (guint)x) : NULL;
}

bool figures_is_masked(const json_t *cell)
{
    return g_strcmp0(json_string_value(cell), FIGURES_MASKED) == 0;
}

bool figures_counts(const json_t *column)
{
    const char *kind = json_string_value(json_object_get(column, "kind"));

    return strcmp(kind, "count") == 0 || strcmp(kind, "people") == 0;
}
