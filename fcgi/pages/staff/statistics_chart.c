#include "pages/staff/statistics_chart.h"

#include "chart/chart.h"
#include "pages/staff/statistics_series.h"
#include "statistics/figures.h"

#include <string.h>

/* What is drawn of a table. The series are made of the figures as statistics_series.h says. */
static const struct {
    const char *number, *kind;
    json_t *(*series)(const json_t *figures, const series_choice *choice);
    series_choice choice;
} charts[] = {
    {"T2", "line", series_of_years, {0}},
    {"T4-route", "bar", series_of_rows, {.without_zeros = true}},
    {"T5", "bar", series_of_rows, {0}},
    {"T6", "heat", series_of_cross, {.but = "total"}},
    {"T7-main", "bar", series_of_rows, {.without_zeros = true, .most = 10}},
    {"T8", "bar", series_of_rows, {0}},
    {"T9-age", "stacked", series_of_columns, {.but = "people"}},
    {"T12", "line", series_of_years, {0}},
    {"T13-outcome", "bar", series_of_rows, {.without_zeros = true}},
    {"T24", "pie", series_of_rows, {.column = "sessions", .percents = true}},
    {"T25", "stacked", series_of_thoughts, {0}},
};

static const char *text_of(const json_t *object, const char *member)
{
    return json_string_value(json_object_get(object, member));
}

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, v->language, key);
}

/* Makes the chart whole: series has categories and series. Reference stolen. */
static json_t *chart_of(const visit *v, const char *kind, const json_t *figures, json_t *series)
{
    const bool people = strcmp(text_of(figures, "counts"), "people") == 0;
    json_auto_t *description =
        page_sentence(v, "staff_stat_chart",
                      json_pack("{s:s, s:s}", "title", text_of(figures, "title"), "period",
                                text_of(json_object_get(figures, "period"), "label")));

    json_object_set_new(series, "kind", json_string(kind));
    json_object_set(series, "title", json_object_get(figures, "title"));
    json_object_set(series, "description", description);
    json_object_set_new(series, "empty", json_string(word(v, "staff_stat_chart_empty")));
    if (json_object_get(series, "unit") == NULL) {
        json_object_set_new(
            series, "unit",
            json_string(word(v, people ? "staff_stat_unit_people" : "staff_stat_unit_contacts")));
    }
    return series;
}

json_t *statistics_chart(const visit *v, const json_t *figures)
{
    const char *number = text_of(figures, "number");

    for (gsize i = 0; i < G_N_ELEMENTS(charts); i++) {
        if (strcmp(charts[i].number, number) == 0) {
            g_autofree char *lower = g_ascii_strdown(number, -1);
            g_autofree char *id = g_strconcat("chart-", lower, NULL);
            json_auto_t *chart =
                chart_of(v, charts[i].kind, figures, charts[i].series(figures, &charts[i].choice));
            return strcmp(charts[i].kind, "heat") == 0
                       ? json_pack("{s:o}", "heat", chart_heat(chart))
                       : json_pack("{s:o}", "drawing", chart_view(chart, id));
        }
    }
    return json_null();
}
