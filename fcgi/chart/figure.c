#include "chart/figure.h"

#include "chart/chart.h"
#include "chart/description.h"

static json_t *first_of(const json_t *chart, const char *key, const char *otherwise)
{
    json_t *given = json_object_get(chart, key);
    return json_is_string(given) ? given : json_object_get(chart, otherwise);
}

json_t *chart_figure(const catalog *texts, const char *language, json_t *chart, const char *id)
{
    json_t *caption = first_of(chart, "caption", "title");
    g_autofree char *said = chart_description(texts, language, chart);
    json_auto_t *described = json_copy(chart);
    json_object_set_new(described, "description", json_string(said));
    if (g_strcmp0(json_string_value(json_object_get(chart, "kind")), "heat") == 0) {
        json_object_set(described, "title", caption);
        return json_pack("{s:o}", "heat", chart_heat(described));
    }
    return json_pack("{s:O, s:O?, s:O?, s:o}", "caption", caption, "sentence",
                     json_object_get(chart, "sentence"), "warning",
                     json_object_get(chart, "warning"), "drawing", chart_view(described, id));
}
