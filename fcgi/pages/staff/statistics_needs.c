#include "pages/staff/statistics_needs.h"

#include <string.h>

static const char items_query[] = "statistics_items";

/* The item that the totals of a base are among. */
static const char *const base_items[] = {
    [TOTAL_PERIOD] = "total",
    [TOTAL_DIFFICULT] = "scene_main",
};

/* The parameter of the one query that is told which items it is of. */
static const char *item_of(const statistics_spec *spec)
{
    return strcmp(spec->query, items_query) == 0 ? spec->item : NULL;
}

/* Persons take as long again as contacts, so they are asked for only where they are shown. */
static bool shows_people(const statistics_spec *spec, const statistics_period *period,
                         asked_time time)
{
    for (const statistics_column *column = spec->columns; column->code != NULL; column++) {
        if (strcmp(column->code, "people") == 0) {
            return period->people || column->shown == SHOWN_ALWAYS ||
                   (column->shown == SHOWN_BOTH && time == ASKED_PRESENT);
        }
    }
    return false;
}

void statistics_needs_add(const statistics_spec *spec, const statistics_period *period,
                          statistics_asks *asks)
{
    for (int time = ASKED_PRESENT; time <= (spec->compared ? ASKED_PREVIOUS : ASKED_PRESENT);
         time++) {
        const bool people = shows_people(spec, period, (asked_time)time);
        statistics_asks_add(asks, (asked_time)time, spec->query, item_of(spec), people);
        if (spec->base != TOTAL_NONE) {
            statistics_asks_add(asks, (asked_time)time, items_query, base_items[spec->base],
                                people);
        }
    }
}

const GPtrArray *statistics_values_of(const statistics_spec *spec, const statistics_asks *asks,
                                      asked_time time)
{
    return statistics_asks_values(asks, time, spec->query);
}

const char *statistics_total_item(const statistics_spec *spec)
{
    return base_items[spec->base];
}

const GPtrArray *statistics_totals_of(const statistics_spec *spec, const statistics_asks *asks,
                                      asked_time time)
{
    return spec->base == TOTAL_NONE ? NULL : statistics_asks_values(asks, time, items_query);
}
