/*
 * Mustache with hostile templates and values: TEMPLATE 0xff VIEW, where 0xff is in no UTF-8. The
 * template can include itself as {{>self}} and another text that has blocks as {{<page}}.
 */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/mustache.h"

static const char page[] =
    "<main>\n  {{$body}}\n    nothing\n  {{/body}}\n</main> {{$foot}}{{/foot}}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add(mustache_set *set, const char *name, const char *text, size_t length)
{
    mustache_template *parsed = mustache_parse(name, text, length, NULL);
    if (parsed != NULL) {
        mustache_set_add(set, name, parsed);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *border = size == 0 ? NULL : memchr(data, 0xff, size);
    if (border == NULL) {
        return 0;
    }
    const char *text = (const char *)data;
    const char *json = (const char *)border + 1;
    size_t length = (size_t)(border - data);
    json_auto_t *view = json_loadb(json, size - length - 1, JSON_DECODE_ANY, NULL);
    if (view == NULL) {
        return 0;
    }

    g_autoptr(mustache_set) set = mustache_set_new();
    add(set, "page", page, strlen(page));
    add(set, "self", text, length);
    const mustache_template *parsed = mustache_set_get(set, "self");
    g_autoptr(GString) out = g_string_new(NULL);
    if (parsed != NULL) {
        g_autoptr(GError) error = NULL;
        bool rendered = mustache_render(parsed, set, view, out, &error);
        g_assert(rendered ? out->len <= MUSTACHE_OUTPUT_BYTES_MAX : out->len == 0 && error != NULL);
    }
    return 0;
}
