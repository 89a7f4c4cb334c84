#include "pages/staff/statistics.h"

#include "pages/staff/statistics_chart.h"
#include "pages/staff/statistics_query.h"
#include "pages/staff/statistics_tables.h"
#include "pages/staff/statistics_tabs.h"
#include "statistics/figures_view.h"

#include <string.h>

const char *const *statistics_page_numbers(const char *page)
{
    for (const statistics_page_row *row = statistics_pages; row->page != NULL; row++) {
        if (strcmp(row->page, page) == 0) {
            return row->numbers;
        }
    }
    return NULL;
}

static bool is_sentence(const json_t *figures)
{
    return strcmp(json_string_value(json_object_get(figures, "number")), "T1-total") == 0;
}

/* Each table with its chart, if it has one. */
static json_t *tables(const visit *v, const json_t *all)
{
    json_t *list = json_array();
    size_t i = 0;
    json_t *figures = NULL;

    json_array_foreach(all, i, figures)
    {
        if (!is_sentence(figures)) {
            json_array_append_new(
                list, json_pack("{s:o, s:o}", "chart", statistics_chart(v, figures), "figures",
                                figures_view(v->site->texts, v->language, figures)));
        }
    }
    return list;
}

static bool show(visit *v, const statistics_query *query, const char *page, json_t *all,
                 GError **error)
{
    g_autofree char *path = g_strconcat("/statistics/", page, NULL);
    g_autofree char *file_path = g_strconcat("/exports", path, NULL);
    g_autofree char *file_href = statistics_query_href(file_path, query);
    g_autofree char *days = statistics_period_days(v, &query->period);
    const json_t *first = json_array_get(all, 0);

    return page_render(v, 200, "staff/statistics",
                       json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:o, s:o, s:o, s:o}", "file_href",
                                 file_href, "title", statistics_title(v, page), "action", path,
                                 "period", query->period.label, "days", days, "of_year",
                                 query->year != 0, "tabs", statistics_tabs(v, query, page),
                                 "filter", statistics_query_view(v, query), "sentences",
                                 is_sentence(first)
                                     ? statistics_sentences(v, first, query->period.people)
                                     : json_array(),
                                 "tables", tables(v, all)),
                       error);
}

bool statistics_page(visit *v, GError **error)
{
    const char *page = v->parameters.values[0];
    const char *const *numbers = statistics_page_numbers(page);
    g_auto(statistics_query) query = {0};
    json_auto_t *noted = NULL;
    json_auto_t *all = NULL;

    if (numbers == NULL || !statistics_query_read(v, &query)) {
        page_error(v, numbers == NULL ? 404 : 400);
        return true;
    }
    noted = statistics_query_noted(page, &query);
    all = statistics_figures(v, numbers, &query.period, noted, error);
    return all != NULL && show(v, &query, page, all, error);
}
