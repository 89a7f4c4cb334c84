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

static void mask(place at)
{
    suppress_cell(at.table, (guint)at.row, (guint)at.column);
}

/* Whether the number, which stands in both tables, is masked in one of them and so in both. */
static bool share_number(place own, place other)
{
    if (is_masked(own) && !is_masked(other)) {
        mask(other);
    } else if (is_masked(other) && !is_masked(own)) {
        mask(own);
    }
    return is_masked(own);
}

/*
 * What the rows in the rest hide among themselves their sum does not tell. It would, together with
 * the total, if a row outside hides one of them.
 */
static void share(const suppress_pair *pair, json_t *list, json_t *cross)
{
    const json_t *rows = json_object_get(list, "rows");
    const place rest = in_cross(pair, cross, pair->rest);
    place own = {list, 0, figures_column_at(list, pair->list_column)};
    bool inside = false;
    bool outside = false;

    for (guint y = 0; own.column >= 0 && y < figures_row_count(list); y++) {
        own.row = (int)y;
        const place other = in_cross(
            pair, cross, json_string_value(json_object_get(json_array_get(rows, y), "code")));
        if (is_there(other)) {
            outside = share_number(own, other) || outside;
        } else {
            inside = is_masked(own) || inside;
        }
    }
    if (inside && outside && is_there(rest) && !is_masked(rest)) {
        mask(rest);
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
