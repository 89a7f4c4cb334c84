#include "pages/staff/statistics.h"

#include "pages/staff/statistics_asks.h"
#include "pages/staff/statistics_query.h"
#include "pages/staff/statistics_tables.h"
#include "pages/staff/statistics_tabs.h"
#include "store/statistics.h"

/* {"open": 12, "overdue": 3, …}: what waits, today. */
static json_t *waiting(visit *v, const statistics_query *query, GError **error)
{
    g_autoptr(statistics_asks) asks = statistics_asks_new(&query->period);
    const GPtrArray *values = NULL;
    json_t *counts = NULL;

    statistics_asks_add(asks, ASKED_PRESENT, "statistics_waiting", NULL, false);
    if (!statistics_asks_send(asks, v, NULL, error)) {
        return NULL;
    }
    values = statistics_asks_values(asks, ASKED_PRESENT, "statistics_waiting");
    counts = json_object();
    for (guint i = 0; i < values->len; i++) {
        const statistics_value *value = g_ptr_array_index(values, i);
        json_object_set_new(counts, value->column, json_string(value->value));
    }
    return counts;
}

/* Today, this month, this fiscal year: each beside the same days of the year before. */
static const struct {
    const char *key;
    bool of_month, of_year;
} spans[] = {
    {"staff_stat_today", false, false},
    {"staff_stat_this_month", true, false},
    {"staff_stat_this_year", true, true},
};

static void span_period(const visit *v, gsize number, statistics_period *period)
{
    const calendar_date today = calendar_today();
    const calendar_date since = {today.year, today.month, spans[number].of_month ? 1 : today.day};

    if (spans[number].of_year) {
        statistics_period_of_year(v, calendar_fiscal_year(today), period);
    } else {
        statistics_period_of_days(v, since, today, period);
    }
}

static json_t *span(visit *v, const statistics_query *query, gsize number, const json_t *noted,
                    GError **error)
{
    static const char *const numbers[] = {"T1-total", NULL};
    g_auto(statistics_period) period = {0};
    json_auto_t *all = NULL;

    span_period(v, number, &period);
    period.desk = query->period.desk;
    period.area = query->period.area;
    period.threshold = query->period.threshold;
    all = statistics_figures(v, numbers, &period, noted, error);
    if (all == NULL) {
        return NULL;
    }
    return json_pack("{s:s, s:s, s:o}", "label",
                     catalog_get(v->site->texts, v->language, spans[number].key), "period",
                     period.label, "sentences",
                     statistics_sentences(v, json_array_get(all, 0), query->period.people));
}

bool statistics_front(visit *v, GError **error)
{
    g_auto(statistics_query) query = {0};
    json_auto_t *noted = NULL;
    json_auto_t *counts = NULL;
    json_auto_t *list = json_array();

    if (!statistics_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    noted = statistics_query_noted("front", &query);
    counts = waiting(v, &query, error);
    for (gsize i = 0; counts != NULL && i < G_N_ELEMENTS(spans); i++) {
        json_t *shown = span(v, &query, i, i == 0 ? noted : NULL, error);
        if (shown == NULL) {
            return false;
        }
        json_array_append_new(list, shown);
    }
    return counts != NULL &&
           page_render(v, 200, "staff/statistics_front",
                       json_pack("{s:o, s:O, s:O, s:o}", "tabs",
                                 statistics_tabs(v, &query, "front"), "spans", list, "waiting",
                                 counts, "filter", statistics_query_view(v, &query)),
                       error);
}
