#include "pages/staff/statistics_asks.h"

#include "store/statistics.h"

#include <string.h>

struct statistics_asks {
    const statistics_period *period;
    GArray *asks;       /* of statistics_ask */
    GPtrArray *answers; /* beside them; NULL before they were sent */
};

statistics_asks *statistics_asks_new(const statistics_period *period)
{
    statistics_asks *asks = g_new0(statistics_asks, 1);

    asks->period = period;
    asks->asks = g_array_new(FALSE, FALSE, sizeof(statistics_ask));
    return asks;
}

void statistics_asks_free(statistics_asks *asks)
{
    g_array_unref(asks->asks);
    g_clear_pointer(&asks->answers, g_ptr_array_unref);
    g_free(asks);
}

static statistics_range range_of(const statistics_period *period, asked_time time)
{
    const bool present = time == ASKED_PRESENT;

    return (statistics_range){
        .since = present ? period->since : period->previous_since,
        .until = present ? period->until : period->previous_until,
        .desk = period->desk,
        .area = period->area,
        .people = period->people,
    };
}

static gssize place_of(const statistics_asks *asks, asked_time time, const char *query,
                       const char *item)
{
    const statistics_range range = range_of(asks->period, time);

    for (guint i = 0; i < asks->asks->len; i++) {
        const statistics_ask *ask = &g_array_index(asks->asks, statistics_ask, i);
        if (strcmp(ask->query, query) == 0 && g_strcmp0(ask->item, item) == 0 &&
            strcmp(ask->range.since, range.since) == 0) {
            return i;
        }
    }
    return -1;
}

void statistics_asks_add(statistics_asks *asks, asked_time time, const char *query,
                         const char *item)
{
    const statistics_ask ask = {query, item, range_of(asks->period, time)};

    if (ask.range.since != NULL && place_of(asks, time, query, item) < 0) {
        g_array_append_val(asks->asks, ask);
    }
}

bool statistics_asks_send(statistics_asks *asks, visit *v, const json_t *noted, GError **error)
{
    asks->answers =
        statistics_read(v->site->db, &v->scope, (const statistics_ask *)(void *)asks->asks->data,
                        asks->asks->len, noted, error);
    return asks->answers != NULL;
}

const GPtrArray *statistics_asks_values(const statistics_asks *asks, asked_time time,
                                        const char *query, const char *item)
{
    const bool none = time == ASKED_PREVIOUS && asks->period->previous_since == NULL;
    const gssize place = none ? -1 : place_of(asks, time, query, item);

    return place < 0 ? NULL : g_ptr_array_index(asks->answers, (guint)place);
}
