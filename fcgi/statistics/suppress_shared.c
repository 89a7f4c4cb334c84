#include "statistics/suppress_shared.h"

#include "statistics/figures.h"
#include "statistics/suppress.h"

#include <stdbool.h>

/* Where a number stands; -1 when it does not. */
typedef struct {
    json_t *table;
    int row, column;
} place;

static json_t *table_of(const json_t *tables, const char *number)
{
    size_t i = 0;
    json_t *table = NULL;

    json_array_foreach(tables, i, table)
    {
        if (g_strcmp0(json_string_value(json_object_get(table, "number")), number) == 0) {
            return table;
        }
    }
    return NULL;
}

static bool is_there(place at)
{
    return at.row >= 0 && at.column >= 0;
}

static bool is_masked(place at)
{
    return figures_is_masked(figures_cell(at.table, (guint)at.row, (guint)at.column));
}

/* Where the number of the list's row stands in the cross table. */
static place in_cross(const suppress_pair *pair, json_t *cross, const char *code)
{
    return pair->cross_column != NULL ? (place){cross, figures_row_at(cross, code),
                                                figures_column_at(cross, pair->cross_column)}
                                      : (place){cross, figures_row_at(cross, FIGURES_TOTAL),
                                                figures_column_at(cross, code)};
}

static void mask_as(place at, place other)
{
    if (is_there(at) && is_masked(other)) {
        suppress_cell(at.table, (guint)at.row, (guint)at.column);
    }
}

static void share_row(const suppress_pair *pair, place own, json_t *cross, const char *code)
{
    const place other = in_cross(pair, cross, code);

    if (is_there(other)) {
        mask_as(own, other);
        mask_as(other, own);
    } else if (pair->rest != NULL) {
        mask_as(in_cross(pair, cross, pair->rest), own);
    }
}

static void share(const suppress_pair *pair, json_t *list, json_t *cross)
{
    const json_t *rows = json_object_get(list, "rows");
    place own = {list, 0, figures_column_at(list, pair->list_column)};

    for (guint y = 0; own.column >= 0 && y < figures_row_count(list); y++) {
        own.row = (int)y;
        share_row(pair, own, cross,
                  json_string_value(json_object_get(json_array_get(rows, y), "code")));
    }
}

void suppress_shared(json_t *tables, const suppress_pair *pairs, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        json_t *list = table_of(tables, pairs[i].list);
        json_t *cross = table_of(tables, pairs[i].cross);
        if (list != NULL && cross != NULL) {
            share(&pairs[i], list, cross);
        }
    }
}
