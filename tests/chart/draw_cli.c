/*
 * Draws for tests in JavaScript, with our own templates: one JSON object a line in, one out. It is
 * run from the root of the sources.
 *
 *     {"id": "a", "chart": {"kind": "bar", …}}     as chart/chart.h has it; "heat" too
 *     {"markup": "<svg …"}
 */

#include "chart/chart.h"
#include "text/templates.h"

#include <stdio.h>
#include <stdlib.h>

static json_t *draw(const mustache_set *templates, const json_t *job)
{
    const json_t *chart = json_object_get(job, "chart");
    const char *kind = json_string_value(json_object_get(chart, "kind"));
    bool heat = g_strcmp0(kind, "heat") == 0;
    json_auto_t *view =
        heat ? chart_heat(chart) : chart_view(chart, json_string_value(json_object_get(job, "id")));
    const mustache_template *parsed =
        mustache_set_get(templates, heat ? "shared/heat" : "shared/chart");
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    if (!mustache_render(parsed, templates, view, out, &error)) {
        return json_pack("{s:s}", "error", error->message);
    }
    return json_pack("{s:s%}", "markup", out->str, out->len);
}

/* getline() needs a buffer that free() takes. */
static void free_line(char **line)
{
    free(*line);
}

int main(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(mustache_set) templates = templates_load("templates", &error);
    __attribute__((cleanup(free_line))) char *line = NULL;
    size_t size = 0;
    if (templates == NULL) {
        fprintf(stderr, "draw_cli: %s\n", error->message);
        return EXIT_FAILURE;
    }
    while (getline(&line, &size, stdin) > 0) {
        json_auto_t *job = json_loads(line, 0, NULL);
        json_auto_t *answer = draw(templates, job);
        json_dumpf(answer, stdout, JSON_COMPACT);
        putchar('\n');
    }
    return EXIT_SUCCESS;
}
