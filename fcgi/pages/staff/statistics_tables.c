#include "pages/staff/statistics_tables.h"

#include "pages/staff/statistics_asks.h"
#include "pages/staff/statistics_needs.h"
#include "pages/staff/statistics_rows.h"
#include "pages/staff/statistics_table.h"
#include "statistics/suppress.h"
#include "statistics/suppress_shared.h"

#include <string.h>

enum { SPECS_MAX = 40 };

/* Numbers that stand in two tables, when it is contacts that are counted in both. */
static const suppress_pair pairs[] = {
    {"T7-1", "contacts", "T6", "total", "rest"},
    {"T7-2", "contacts", "T6", NULL, NULL},
    {"T16-1", "contacts", "T16-2", "contacts", NULL},
};

/* "T4" names "T4-2", and "T1" does not name "T10". */
static bool is_named(const statistics_spec *spec, const char *const *numbers)
{
    for (; *numbers != NULL; numbers++) {
        const gsize length = strlen(*numbers);
        if (strncmp(spec->number, *numbers, length) == 0 &&
            (spec->number[length] == '\0' || spec->number[length] == '-')) {
            return true;
        }
    }
    return false;
}

/* The tables asked for, in the order of statistics_specs. */
static guint find_specs(const char *const *numbers, const statistics_period *period,
                        const statistics_spec **specs)
{
    guint count = 0;

    for (const statistics_spec *spec = statistics_specs; spec->number != NULL; spec++) {
        if (is_named(spec, numbers) && (period->threshold == 0 || !spec->internal)) {
            g_assert(count < SPECS_MAX);
            specs[count++] = spec;
        }
    }
    return count;
}

json_t *statistics_figures(visit *v, const char *const *numbers, const statistics_period *period,
                           const json_t *noted, GError **error)
{
    const statistics_spec *specs[SPECS_MAX];
    const guint count = find_specs(numbers, period, specs);
    g_autoptr(statistics_asks) asks = statistics_asks_new(period);
    g_autoptr(statistics_rows) rows = NULL;
    json_t *figures = NULL;

    for (guint i = 0; i < count; i++) {
        statistics_needs_add(specs[i], period, asks);
    }
    if (!statistics_asks_send(asks, v, noted, error)) {
        return NULL;
    }
    rows = statistics_rows_open(v, period, specs, count, error);
    if (rows == NULL) {
        return NULL;
    }
    figures = json_array();
    for (guint i = 0; i < count; i++) {
        json_auto_t *exact = statistics_table_make(v, specs[i], period, asks, rows);
        json_array_append_new(figures, suppress_figures(exact, period->threshold));
    }
    suppress_shared(figures, pairs, G_N_ELEMENTS(pairs));
    return figures;
}
