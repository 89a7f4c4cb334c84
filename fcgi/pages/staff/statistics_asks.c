#include "pages/staff/statistics_asks.h"

#include "store/statistics.h"

#include <string.h>

typedef struct {
    const char *query;
    asked_time time;
    GPtrArray *items, *people; /* names, each once */
} asked_query;

struct statistics_asks {
    const statistics_period *period;
    GPtrArray *queries; /* of asked_query * */
    GPtrArray *answers; /* beside them; NULL before they were sent */
};

static void free_query(gpointer data)
{
    asked_query *asked = data;

    g_ptr_array_unref(asked->items);
    g_ptr_array_unref(asked->people);
    g_free(asked);
}

statistics_asks *statistics_asks_new(const statistics_period *period)
{
    statistics_asks *asks = g_new0(statistics_asks, 1);

    asks->period = period;
    asks->queries = g_ptr_array_new_with_free_func(free_query);
    return asks;
}

void statistics_asks_free(statistics_asks *asks)
{
    g_ptr_array_unref(asks->queries);
    g_clear_pointer(&asks->answers, g_ptr_array_unref);
    g_free(asks);
}

static gssize place_of(const statistics_asks *asks, asked_time time, const char *query)
{
    for (guint i = 0; i < asks->queries->len; i++) {
        const asked_query *asked = g_ptr_array_index(asks->queries, i);
        if (asked->time == time && strcmp(asked->query, query) == 0) {
            return i;
        }
    }
    return -1;
}

static asked_query *query_of(statistics_asks *asks, asked_time time, const char *query)
{
    const gssize place = place_of(asks, time, query);
    asked_query *asked = NULL;

    if (place >= 0) {
        return g_ptr_array_index(asks->queries, (guint)place);
    }
    asked = g_new0(asked_query, 1);
    *asked = (asked_query){query, time, g_ptr_array_new_with_free_func(g_free),
                           g_ptr_array_new_with_free_func(g_free)};
    g_ptr_array_add(asks->queries, asked);
    return asked;
}

static void add_once(GPtrArray *names, const char *name)
{
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
        g_ptr_array_add(names, g_strdup(name));
    }
}

void statistics_asks_add(statistics_asks *asks, asked_time time, const char *query,
                         const char *item, bool people)
{
    asked_query *asked = NULL;

    if (time == ASKED_PREVIOUS && asks->period->previous_since == NULL) {
        return;
    }
    asked = query_of(asks, time, query);
    if (item != NULL) {
        add_once(asked->items, item);
    }
    if (item != NULL && people) {
        add_once(asked->people, item);
    }
}

/* "{channel,route}". The caller frees it. */
static char *array_text(const GPtrArray *names)
{
    GString *text = g_string_new("{");

    for (guint i = 0; i < names->len; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? "," : "",
                               (const char *)g_ptr_array_index(names, i));
    }
    return g_string_free(g_string_append_c(text, '}'), FALSE);
}

static statistics_range range_of(const statistics_period *period, asked_time time)
{
    const bool present = time == ASKED_PRESENT;

    return (statistics_range){
        .since = present ? period->since : period->previous_since,
        .until = present ? period->until : period->previous_until,
        .desk = period->desk,
        .area = period->area,
    };
}

bool statistics_asks_send(statistics_asks *asks, visit *v, const json_t *noted, GError **error)
{
    const guint count = asks->queries->len;
    g_autofree statistics_ask *list = g_new0(statistics_ask, count);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < count; i++) {
        const asked_query *asked = g_ptr_array_index(asks->queries, i);
        char *items = array_text(asked->items);
        char *people = array_text(asked->people);
        g_ptr_array_add(texts, items);
        g_ptr_array_add(texts, people);
        list[i] =
            (statistics_ask){asked->query, items, people, range_of(asks->period, asked->time)};
    }
    asks->answers = statistics_read(v->site->db, &v->scope, list, count, noted, error);
    return asks->answers != NULL;
}

const GPtrArray *statistics_asks_values(const statistics_asks *asks, asked_time time,
                                        const char *query)
{
    const gssize place = place_of(asks, time, query);

    return place < 0 ? NULL : g_ptr_array_index(asks->answers, (guint)place);
}
