#include "text/mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fault.h"

/* Renders text with the JSON of view; NULL with *error when it is refused. */
static char *render_with(const mustache_set *partials, const char *text, const char *view,
                         GError **error)
{
    g_autoptr(mustache_template) parsed = mustache_parse("t", text, strlen(text), error);
    if (parsed == NULL) {
        return NULL;
    }
    json_auto_t *values = json_loads(view, JSON_DECODE_ANY, NULL);
    assert_non_null(values);
    g_autoptr(GString) out = g_string_new("kept|");
    bool rendered = mustache_render(parsed, partials, values, out, error);
    assert_true(g_str_has_prefix(out->str, "kept|"));
    if (!rendered) {
        assert_string_equal(out->str, "kept|");
        return NULL;
    }
    return g_strdup(out->str + strlen("kept|"));
}

static void assert_renders(const char *text, const char *view, const char *expected)
{
    g_autofree char *out = render_with(NULL, text, view, NULL);
    assert_string_equal(out, expected);
}

static void assert_refused(const char *text, const char *message)
{
    g_autoptr(GError) error = NULL;
    assert_null(mustache_parse("page", text, strlen(text), &error));
    assert_true(g_error_matches(error, FAULT, FAULT_DATA));
    assert_string_equal(error->message, message);
}

static void add(mustache_set *set, const char *name, const char *text)
{
    mustache_set_add(set, name, mustache_parse(name, text, strlen(text), NULL));
}

static void values_are_escaped_for_text_and_quoted_attributes(void **state)
{
    (void)state;
    assert_renders("<p title=\"{{v}}\">{{v}}", "{\"v\":\"\\\"<a>&'\"}",
                   "<p title=\"&quot;&lt;a&gt;&amp;'\">&quot;&lt;a&gt;&amp;'");
    assert_renders("{{{v}}}{{&v}}", "{\"v\":\"<b>\"}", "<b><b>");
}

static void japanese_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_renders("{{名前}}様 髙﨑𠮷", "{\"名前\":\"邉󠄁\"}", "邉󠄁様 髙﨑𠮷");
}

static void numbers_are_printed_exactly(void **state)
{
    (void)state;
    static const char *const numbers[][2] = {
        {"0", "0"},
        {"-0.0", "0"},
        {"85", "85"},
        {"-7", "-7"},
        {"9223372036854775807", "9223372036854775807"},
        {"1.0", "1"},
        {"1.210", "1.21"},
        {"-1.5", "-1.5"},
        {"0.1", "0.1"},
        {"0.30000000000000004", "0.30000000000000004"},
        {"1e20", "100000000000000000000"},
        {"123456789012345680000.0", "123456789012345680000"},
        {"1e21", "1e+21"},
        {"-1.25e30", "-1.25e+30"},
        {"0.000001", "0.000001"},
        {"0.00000125", "0.00000125"},
        {"1.5e-7", "1.5e-7"},
        {"5e-324", "5e-324"},
        {"-1.7976931348623157e308", "-1.7976931348623157e+308"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        assert_renders("{{.}}", numbers[i][0], numbers[i][1]);
    }
}

static void nothing_is_printed_for_what_is_no_text(void **state)
{
    (void)state;
    assert_renders("[{{n}}{{o}}{{l}}{{missing}}]", "{\"n\":null,\"o\":{\"a\":1},\"l\":[1]}", "[]");
    assert_renders("{{yes}} {{no}}", "{\"yes\":true,\"no\":false}", "true false");
}

static void false_null_zero_and_what_is_empty_are_false(void **state)
{
    (void)state;
    static const char *const falses[] = {"false", "null", "0", "0.0", "\"\"", "[]"};
    for (gsize i = 0; i < G_N_ELEMENTS(falses); i++) {
        g_autofree char *view = g_strdup_printf("{\"v\":%s}", falses[i]);
        assert_renders("{{#v}}yes{{/v}}{{^v}}no{{/v}}", view, "no");
    }
    static const char *const trues[] = {"true", "1", "-0.5", "\"0\"", "[0]", "{}"};
    for (gsize i = 0; i < G_N_ELEMENTS(trues); i++) {
        g_autofree char *view = g_strdup_printf("{\"v\":%s}", trues[i]);
        assert_renders("{{#v}}yes{{/v}}{{^v}}no{{/v}}", view, "yes");
    }
}

static void a_name_is_looked_up_from_the_innermost_value_outwards(void **state)
{
    (void)state;
    const char *view = "{\"a\":1,\"b\":2,\"in\":{\"a\":3,\"in2\":{\"c\":4}}}";
    assert_renders("{{#in}}{{#in2}}{{a}}{{b}}{{c}}{{/in2}}{{/in}}", view, "324");
    assert_renders("{{#in}}{{.a}}[{{.b}}]{{/in}}", view, "3[]");
}

static void a_null_hides_the_same_name_further_out(void **state)
{
    (void)state;
    assert_renders("{{#in}}[{{a}}]{{/in}}", "{\"a\":1,\"in\":{\"a\":null}}", "[]");
}

static void only_the_first_part_of_a_dotted_name_is_looked_up_outwards(void **state)
{
    (void)state;
    const char *view = "{\"a\":{\"b\":{}},\"b\":{\"c\":\"wrong\"},\"c\":\"wrong\"}";
    assert_renders("[{{a.b.c}}{{#a}}{{b.c}}{{/a}}]", view, "[]");
}

static void messages_name_file_line_and_column(void **state)
{
    (void)state;
    assert_refused("abc\n受付{{#a}", "page:2:3: the tag is not closed");
    assert_refused("{{{a}}", "page:1:1: the tag is not closed");
    assert_refused("\n\n {{#a}}", "page:3:2: \"a\" is never closed");
    assert_refused("{{/a}}", "page:1:1: \"a\" is closed but not open");
    assert_refused("{{#a}}{{#b}}{{/a}}{{/b}}",
                   "page:1:13: \"a\" is closed, but \"b\" was opened last");
    assert_refused("{{ }}", "page:1:1: the tag has no name");
    assert_refused("{{a b}}", "page:1:1: the name \"a b\" has white space in it");
    assert_refused("{{> * }}", "page:1:1: the tag has no name");
    assert_refused("{{a..b}}", "page:1:3: the name \"a..b\" has an empty part");
    assert_refused("{{=<% =}}",
                   "page:1:1: delimiters are two words without \"=\", as in {{=<% %>=}}");
}

static void what_is_no_utf8_or_too_long_is_refused(void **state)
{
    (void)state;
    assert_refused("\xff", "page: not valid UTF-8");
    g_autoptr(GError) error = NULL;
    assert_null(mustache_parse("page", "a\0b", 3, &error));
    assert_non_null(error);

    gsize length = MUSTACHE_TEMPLATE_BYTES_MAX + 1;
    g_autofree char *text = g_strnfill(length, 'a');
    g_autoptr(GError) too_long = NULL;
    assert_null(mustache_parse("page", text, length, &too_long));
    assert_string_equal(too_long->message, "page: a template has at most 1048576 bytes");
}

static char *nested(int depth)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < depth; i++) {
        g_string_append(text, "{{#a}}");
    }
    for (int i = 0; i < depth; i++) {
        g_string_append(text, "{{/a}}");
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    g_autofree char *deepest = nested(MUSTACHE_NESTING_MAX);
    assert_renders(deepest, "{\"a\":true}", "");
    g_autofree char *deeper = nested(MUSTACHE_NESTING_MAX + 1);
    assert_refused(deeper, "page:1:385: more than 64 tags are open");
}

static void a_partial_that_includes_itself_without_end_is_a_fault(void **state)
{
    (void)state;
    g_autoptr(mustache_set) set = mustache_set_new();
    add(set, "p", "line\n{{>p}}");
    g_autoptr(GError) error = NULL;
    assert_null(render_with(set, "{{>p}}", "{}", &error));
    assert_true(g_error_matches(error, FAULT, FAULT_DATA));
    assert_string_equal(error->message, "p:1:1: too many sections and partials within one another");
}

static void partials_that_double_without_output_come_to_an_end(void **state)
{
    (void)state;
    g_autoptr(mustache_set) set = mustache_set_new();
    for (int i = 0; i < 40; i++) {
        g_autofree char *name = g_strdup_printf("p%d", i);
        g_autofree char *text = g_strdup_printf("{{>p%d}}{{>p%d}}", i + 1, i + 1);
        add(set, name, text);
    }
    g_autoptr(GError) error = NULL;
    assert_null(render_with(set, "{{>p0}}", "{}", &error));
    assert_non_null(strstr(error->message, "the rendering takes too many steps"));
}

static void output_is_bounded_and_cut_back(void **state)
{
    (void)state;
    g_autofree char *value = g_strnfill(1024 * 1024, '<');
    g_autofree char *view = g_strdup_printf("{\"v\":\"%s\",\"l\":[1,2,3,4,5]}", value);
    g_autoptr(GError) escaped = NULL;
    assert_null(render_with(NULL, "{{#l}}{{v}}{{/l}}", view, &escaped));
    assert_non_null(strstr(escaped->message, "the output is too long"));

    g_autofree char *fits = render_with(NULL, "{{#l}}{{{v}}}{{/l}}", view, NULL);
    assert_int_equal(strlen(fits), 5 * 1024 * 1024);

    g_autoptr(GError) raw = NULL;
    assert_null(render_with(NULL, "{{#l}}{{#l}}{{{v}}}{{/l}}{{/l}}", view, &raw));
    assert_non_null(strstr(raw->message, "the output is too long"));
}

static void a_template_may_be_rendered_many_times_and_by_others(void **state)
{
    (void)state;
    g_autoptr(mustache_set) set = mustache_set_new();
    add(set, "p", "first");
    add(set, "p", "{{v}}");
    const mustache_template *parsed = mustache_set_get(set, "p");
    assert_null(mustache_set_get(set, "q"));
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < 3; i++) {
        json_auto_t *view = json_pack("{s:i}", "v", i);
        assert_true(mustache_render(parsed, set, view, out, NULL));
    }
    assert_string_equal(out->str, "012");
}

static void an_empty_template_renders_nothing(void **state)
{
    (void)state;
    assert_renders("", "{}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_escaped_for_text_and_quoted_attributes),
        cmocka_unit_test(japanese_text_stays_as_it_is),
        cmocka_unit_test(numbers_are_printed_exactly),
        cmocka_unit_test(nothing_is_printed_for_what_is_no_text),
        cmocka_unit_test(false_null_zero_and_what_is_empty_are_false),
        cmocka_unit_test(a_name_is_looked_up_from_the_innermost_value_outwards),
        cmocka_unit_test(a_null_hides_the_same_name_further_out),
        cmocka_unit_test(only_the_first_part_of_a_dotted_name_is_looked_up_outwards),
        cmocka_unit_test(messages_name_file_line_and_column),
        cmocka_unit_test(what_is_no_utf8_or_too_long_is_refused),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(a_partial_that_includes_itself_without_end_is_a_fault),
        cmocka_unit_test(partials_that_double_without_output_come_to_an_end),
        cmocka_unit_test(output_is_bounded_and_cut_back),
        cmocka_unit_test(a_template_may_be_rendered_many_times_and_by_others),
        cmocka_unit_test(an_empty_template_renders_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
