#include "pages/staff/statistics_needs.h"

#include <string.h>

/* Where the totals of a base come from. */
static const struct {
    const char *query, *item;
} bases[] = {
    [TOTAL_PERIOD] = {"statistics_total", NULL},
    [TOTAL_DIFFICULT] = {"statistics_choice", "scene_main"},
};

/* The parameter of the one query that is told which question it is of. */
static const char *item_of(const statistics_spec *spec)
{
    return strcmp(spec->query, "statistics_choice") == 0 ? spec->item : NULL;
}

void statistics_needs_add(const statistics_spec *spec, statistics_asks *asks)
{
    for (int time = ASKED_PRESENT; time <= (spec->compared ? ASKED_PREVIOUS : ASKED_PRESENT);
         time++) {
        statistics_asks_add(asks, (asked_time)time, spec->query, item_of(spec));
        if (spec->base != TOTAL_NONE) {
            statistics_asks_add(asks, (asked_time)time, bases[spec->base].query,
                                bases[spec->base].item);
        }
    }
}

const GPtrArray *statistics_values_of(const statistics_spec *spec, const statistics_asks *asks,
                                      asked_time time)
{
    return statistics_asks_values(asks, time, spec->query, item_of(spec));
}

const GPtrArray *statistics_totals_of(const statistics_spec *spec, const statistics_asks *asks,
                                      asked_time time)
{
    if (spec->base == TOTAL_NONE) {
        return NULL;
    }
    return statistics_asks_values(asks, time, bases[spec->base].query, bases[spec->base].item);
}
