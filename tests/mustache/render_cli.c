/*
 * Renders for the tests in this folder: one JSON object a line in, one out.
 *
 *     {"template": "Hi {{>who}}", "partials": {"who": "{{name}}"}, "data": {"name": "Hanako"}}
 *     {"output": "Hi Hanako"}
 *
 * {"error": message} where the template, a partial or the rendering is refused.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/mustache.h"

static bool add_partials(mustache_set *set, json_t *partials, GError **error)
{
    const char *name;
    json_t *text;
    json_object_foreach(partials, name, text)
    {
        mustache_template *parsed =
            mustache_parse(name, json_string_value(text), json_string_length(text), error);
        if (parsed == NULL) {
            return false;
        }
        mustache_set_add(set, name, parsed);
    }
    return true;
}

static bool render(json_t *job, GString *out, GError **error)
{
    g_autoptr(mustache_set) partials = mustache_set_new();
    json_t *text = json_object_get(job, "template");
    if (!add_partials(partials, json_object_get(job, "partials"), error)) {
        return false;
    }
    g_autoptr(mustache_template) parsed =
        mustache_parse("template", json_string_value(text), json_string_length(text), error);
    return parsed != NULL &&
           mustache_render(parsed, partials, json_object_get(job, "data"), out, error);
}

/* The answer to a line; NULL when the line is no job. */
static json_t *answer(const char *line)
{
    json_auto_t *job = json_loads(line, JSON_ALLOW_NUL, NULL);
    if (!json_is_string(json_object_get(job, "template"))) {
        return NULL;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    return render(job, out, &error) ? json_pack("{s:s%}", "output", out->str, out->len)
                                    : json_pack("{s:s}", "error", error->message);
}

/* getline() needs a buffer that free() takes. */
static void free_line(char **line)
{
    free(*line);
}

int main(void)
{
    __attribute__((cleanup(free_line))) char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) > 0) {
        json_auto_t *result = answer(line);
        if (result == NULL) {
            fprintf(stderr, "render_cli: not a job: %s", line);
            return EXIT_FAILURE;
        }
        json_dumpf(result, stdout, JSON_COMPACT);
        putchar('\n');
    }
    return EXIT_SUCCESS;
}
