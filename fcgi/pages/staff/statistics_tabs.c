#include "pages/staff/statistics_tabs.h"

#include "statistics/sentence.h"

#include <string.h>

const statistics_page_row statistics_pages[] = {
    {"counts", {"T1", "T2", "T3", "T4", "T5", "T8", "T30"}},
    {"causes", {"T6", "T7", "T10", "T13", "T14", "T17"}},
    {"people", {"T9", "T12"}},
    {"work", {"T11", "T15", "T16", "T27"}},
    {"acp", {"T24", "T25"}},
    {0},
};

const char *statistics_title(const visit *v, const char *page)
{
    g_autofree char *key = g_strconcat("staff_stat_page_", page, NULL);

    return catalog_get(v->site->texts, v->language, key);
}

static json_t *tab(const visit *v, const statistics_query *query, const char *page, bool current)
{
    g_autofree char *path = g_strconcat("/statistics/", page, NULL);
    g_autofree char *href =
        statistics_query_href(strcmp(page, "front") == 0 ? "/statistics" : path, query);

    return json_pack("{s:s, s:s, s:b}", "href", href, "label", statistics_title(v, page), "current",
                     current);
}

json_t *statistics_tabs(const visit *v, const statistics_query *query, const char *current)
{
    json_t *list = json_array();

    json_array_append_new(list, tab(v, query, "front", strcmp(current, "front") == 0));
    for (const statistics_page_row *row = statistics_pages; row->page != NULL; row++) {
        json_array_append_new(list, tab(v, query, row->page, strcmp(current, row->page) == 0));
    }
    return list;
}

static json_t *sentence(const visit *v, const json_t *figures, const char *column)
{
    g_autofree char *text = sentence_of_total(v->site->texts, v->language, figures, column);
    g_autofree char *key = g_strconcat("staff_stat_column_", column, NULL);

    return json_pack("{s:s, s:s, s:s}", "code", column, "label",
                     catalog_get(v->site->texts, v->language, key), "text", text);
}

json_t *statistics_sentences(const visit *v, const json_t *figures, bool people)
{
    return json_pack("[o, o]", sentence(v, figures, people ? "people" : "contacts"),
                     sentence(v, figures, people ? "contacts" : "people"));
}
