#include "pages/staff/statistics_export.h"

#include "pages/localized_view.h"
#include "pages/staff/figures_package.h"
#include "pages/staff/statistics.h"
#include "pages/staff/statistics_query.h"
#include "pages/staff/statistics_tables.h"

#include <string.h>

static const char file_language[] = "ja";

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, file_language, key);
}

static const char *desk_name(const visit *v, const char *code)
{
    const json_t *desk = municipality_desk(v->site->municipality, code);

    return localized_text(json_object_get(desk, "name"), file_language);
}

/* The area's own name; its code when it was removed since. */
static const char *area_name(const visit *v, const char *code)
{
    const json_t *areas = json_object_get(v->site->municipality->value_sets, "area");
    size_t i = 0;
    json_t *area = NULL;

    json_array_foreach(areas, i, area)
    {
        if (strcmp(json_string_value(json_object_get(area, "code")), code) == 0) {
            return json_string_value(json_object_get(area, "display"));
        }
    }
    return code;
}

/* "すべての窓口・すべての地区" */
static char *scope_text(const visit *v, const statistics_period *period)
{
    const char *desk =
        period->desk != NULL ? desk_name(v, period->desk) : word(v, "staff_figures_all_desks");
    const char *area =
        period->area != NULL ? area_name(v, period->area) : word(v, "staff_figures_all_areas");

    return g_strdup_printf("%s・%s", desk, area);
}

static char *readme_head(const visit *v, const statistics_period *period, const char *of)
{
    json_auto_t *places = json_pack("{s:s, s:s, s:s, s:s, s:s}", "municipality",
                                    v->site->municipality->name, "period", period->label, "since",
                                    period->since, "until", period->until, "scope", of);

    return text_fill(word(v, "staff_figures_readme"), places);
}

static bool send(visit *v, const char *page, const statistics_period *period, const json_t *figures,
                 GError **error)
{
    g_autofree char *of = scope_text(v, period);
    g_autofree char *head = readme_head(v, period, of);
    g_autofree char *days = g_strdup_printf("%s-%s", period->since, period->until);
    g_autofree char *ascii_name = g_strdup_printf("statistics-%s-%s", page, days);
    g_autofree char *key = g_strconcat("staff_stat_page_", page, NULL);
    g_autofree char *name = g_strdup_printf("統計-%s-%s", word(v, key), days);

    return figures_package_send(v, &(figures_package){figures, file_language, of, head}, ascii_name,
                                name, error);
}

bool statistics_export(visit *v, GError **error)
{
    const char *page = v->parameters.values[0];
    const char *const *numbers = statistics_page_numbers(page);
    g_auto(statistics_query) query = {0};
    json_auto_t *noted = NULL;
    json_auto_t *figures = NULL;

    v->language = file_language;
    if (numbers == NULL || !statistics_query_read(v, &query)) {
        page_error(v, numbers == NULL ? 404 : 400);
        return true;
    }
    noted = statistics_query_noted(page, &query);
    json_object_set_new(noted, "verb", json_string("export"));
    figures = statistics_figures(v, numbers, &query.period, noted, error);
    return figures != NULL && send(v, page, &query.period, figures, error);
}
