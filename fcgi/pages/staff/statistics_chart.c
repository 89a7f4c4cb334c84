#include "pages/staff/statistics_chart.h"

#include "chart/figure.h"
#include "pages/staff/statistics_series.h"
#include "statistics/figures.h"
#include "statistics/number_text.h"
#include "statistics/sentence.h"

#include <string.h>

/*
 * What is drawn of a table. The series are made of the figures as statistics_series.h says;
 * sentence and warning, where there is one, stand in the caption.
 */
typedef struct {
    const char *number, *kind;
    json_t *(*series)(const json_t *figures, const series_choice *choice);
    series_choice choice;
    json_t *(*sentence)(const visit *v, const json_t *figures, const json_t *series);
    const char *warning;
} chart_row;

static const char *text_of(const json_t *object, const char *member)
{
    return json_string_value(json_object_get(object, member));
}

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, v->language, key);
}

/* 344件（前年度比 +85件、+32.8％） of all that is drawn. */
static json_t *total_sentence(const visit *v, const json_t *figures, const json_t *series)
{
    const char *counts = text_of(figures, "counts");
    g_autofree char *sentence = sentence_of_total(v->site->texts, v->language, figures, counts);

    (void)series;
    return sentence == NULL ? json_null() : json_string(sentence);
}

static const json_t *count_of_side(const json_t *figures, const char *column)
{
    return figures_value(figures, FIGURES_TOTAL, column);
}

static bool is_none(const json_t *count)
{
    return json_is_number(count) && json_number_value(count) <= 0;
}

/* 自分事として考えた割合 実施前54% → 実施後95%, and of how many answers; none of none. */
static json_t *thoughts_sentence(const visit *v, const json_t *figures, const json_t *series)
{
    const json_t *asked_before = count_of_side(figures, "pre");
    const json_t *asked_after = count_of_side(figures, "post");
    g_autofree char *before = series_thought_at(series, 0);
    g_autofree char *after = series_thought_at(series, 1);
    g_autofree char *before_count = number_text(asked_before, "count");
    g_autofree char *after_count = number_text(asked_after, "count");

    if (is_none(asked_before) || is_none(asked_after)) {
        return json_null();
    }
    return page_sentence(v, "staff_chart_thoughts",
                         json_pack("{s:s, s:s, s:s, s:s}", "before", before, "after", after,
                                   "before_count", before_count, "after_count", after_count));
}

#define ROW(n, k, s) .number = (n), .kind = (k), .series = (s)

static const chart_row charts[] = {
    {ROW("T2", "line", series_of_years), .sentence = total_sentence},
    {ROW("T4-2", "bar", series_of_rows), .choice = {.without_zeros = true}},
    {ROW("T5", "bar", series_of_rows), .sentence = total_sentence},
    {ROW("T6", "heat", series_of_cross), .choice = {.but = "total"}},
    {ROW("T7-1", "bar", series_of_rows), .choice = {.without_zeros = true, .most = 10}},
    {ROW("T8", "bar", series_of_rows)},
    {ROW("T9-1", "stacked", series_of_columns), .choice = {.but = "people"}},
    {ROW("T12", "line", series_of_years)},
    {ROW("T13-2", "bar", series_of_rows), .choice = {.without_zeros = true}},
    {ROW("T24", "pie", series_of_rows), .choice = {.column = "sessions", .percents = true}},
    {ROW("T25", "stacked", series_of_thoughts), .sentence = thoughts_sentence,
     .warning = "staff_chart_thoughts_warning"},
};

/* "場面別の相談件数（令和8年度）" */
static json_t *caption_of(const visit *v, const json_t *figures)
{
    const json_t *period = json_object_get(figures, "period");

    return page_sentence(v, "staff_chart_caption",
                         json_pack("{s:s, s:s}", "title", text_of(figures, "title"), "period",
                                   text_of(period, "label")));
}

/* The unit of what is drawn, unless the series say it. */
static const char *unit_of(const visit *v, const char *kind, const json_t *figures)
{
    const bool people = strcmp(text_of(figures, "counts"), "people") == 0;

    return strcmp(kind, "heat") == 0
               ? ""
               : word(v, people ? "staff_stat_unit_people" : "staff_stat_unit_contacts");
}

/* Makes the chart whole: series has categories and series. */
static void complete(const visit *v, const chart_row *row, const json_t *figures, json_t *series)
{
    json_object_set_new(series, "kind", json_string(row->kind));
    json_object_set(series, "title", json_object_get(figures, "title"));
    json_object_set_new(series, "caption", caption_of(v, figures));
    json_object_set_new(series, "empty", json_string(word(v, "staff_stat_chart_empty")));
    if (json_object_get(series, "unit") == NULL) {
        json_object_set_new(series, "unit", json_string(unit_of(v, row->kind, figures)));
    }
    if (row->sentence != NULL) {
        json_object_set_new(series, "sentence", row->sentence(v, figures, series));
    }
    if (row->warning != NULL) {
        json_object_set_new(series, "warning", json_string(word(v, row->warning)));
    }
}

json_t *statistics_chart(const visit *v, const json_t *figures)
{
    const char *number = text_of(figures, "number");

    for (gsize i = 0; i < G_N_ELEMENTS(charts); i++) {
        if (strcmp(charts[i].number, number) == 0) {
            g_autofree char *lower = g_ascii_strdown(number, -1);
            g_autofree char *id = g_strconcat("chart-", lower, NULL);
            json_auto_t *chart = charts[i].series(figures, &charts[i].choice);
            complete(v, &charts[i], figures, chart);
            return chart_figure(v->site->texts, v->language, chart, id);
        }
    }
    return json_null();
}
