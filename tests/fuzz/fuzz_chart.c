/*
 * A chart of hostile labels and numbers, written with our template: it is sound XML, whatever a
 * label holds is text, no two texts lie on each other, and drawn twice it is the same.
 *
 * First a byte each for the kind, the categories and the series, then labels, a line each, until a
 * byte of 0, then eight bytes a number.
 */

#include "../chart/soundness.h"
#include "chart/description.h"
#include "text/mustache.h"

#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const kinds[] = {"bar", "stacked", "line", "pie", "heat"};

static double number_of(const uint8_t *bytes)
{
    double number = 0;
    memcpy(&number, bytes, sizeof number);
    return number;
}

/* Numbers come from these bytes, over and over; what is none is masked. */
static json_t *values_of(const uint8_t *data, size_t size, gsize count, gsize *at)
{
    json_t *values = json_array();
    for (gsize i = 0; i < count; i++) {
        double number = size >= sizeof(double) ? number_of(data + *at) : 0;
        *at = *at + 2 * sizeof(double) <= size ? *at + sizeof(double) : 0;
        json_array_append_new(values, isnan(number)        ? json_string("x")
                                      : isinf(number) != 0 ? json_null()
                                                           : json_real(number));
    }
    return values;
}

static const char *label_at(char **labels, gsize i)
{
    guint count = g_strv_length(labels);
    return count == 0 ? "" : labels[i % count];
}

static json_t *chart_of(const uint8_t *data, const uint8_t *numbers, size_t size, char **labels)
{
    json_t *categories = json_array(), *series = json_array();
    gsize at = 0;
    for (gsize i = 0; i < data[1]; i++) {
        json_array_append_new(categories, json_string(label_at(labels, i)));
    }
    for (gsize i = 0; i < data[2] % 16U; i++) {
        json_array_append_new(series, json_pack("{s:s, s:o}", "label", label_at(labels, i + 1),
                                                "values", values_of(numbers, size, data[1], &at)));
    }
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:o}", "kind",
                     kinds[data[0] % G_N_ELEMENTS(kinds)], "title", label_at(labels, 0),
                     "description", label_at(labels, 1), "empty", label_at(labels, 2), "unit",
                     label_at(labels, 3), "categories", categories, "series", series);
}

static mustache_template *template_of(const char *path)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    g_assert(g_file_get_contents(path, &text, &length, &error));
    mustache_template *parsed = mustache_parse(path, text, length, &error);
    g_assert(parsed != NULL);
    return parsed;
}

/* Elements are those of the template, whatever labels say. */
static void only_ours(GMarkupParseContext *context, const char *name, const char **names,
                      const char **values, gpointer data, GError **error)
{
    static const char *const elements[] = {"svg",  "title", "desc", "defs", "pattern",
                                           "rect", "path",  "text", NULL};
    (void)context, (void)names, (void)values, (void)data, (void)error;
    g_assert(g_strv_contains(elements, name));
}

static void assert_is_xml(json_t *view)
{
    static mustache_template *svg;
    static const GMarkupParser parser = {.start_element = only_ours};
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    svg = svg == NULL ? template_of("templates/shared/chart.mustache") : svg;
    g_assert(mustache_render(svg, NULL, view, out, &error));
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
    g_assert(g_markup_parse_context_parse(context, out->str, (gssize)out->len, &error));
    g_assert(g_markup_parse_context_end_parse(context, &error));
}

static void assert_is_described(const json_t *chart)
{
    static catalog *texts;
    texts = texts == NULL ? catalog_load("texts", NULL) : texts;
    g_assert(texts != NULL);
    g_autofree char *said = chart_description(texts, "ja", chart);
    g_assert(g_utf8_validate(said, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3) {
        return 0;
    }
    g_autofree char *text = g_strndup((const char *)data + 3, size - 3);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) labels = g_strsplit(valid, "\n", 0);
    gsize head = 3 + MIN(strlen(text) + 1, size - 3);
    json_auto_t *chart = chart_of(data, data + head, size - head, labels);
    assert_is_described(chart);
    if (g_str_equal(kinds[data[0] % G_N_ELEMENTS(kinds)], "heat")) {
        json_auto_t *heat = chart_heat(chart);
        g_assert(heat != NULL);
        return 0;
    }
    json_auto_t *view = chart_view(chart, "fuzz");
    json_auto_t *again = chart_view(chart, "fuzz");
    g_assert_cmpstr(unsound(view), ==, NULL);
    g_assert(json_equal(view, again));
    assert_is_xml(view);
    return 0;
}
