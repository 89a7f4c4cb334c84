#include "base/exact_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static json_t *load(const char *text)
{
    json_error_t error = {0};
    json_t *value = exact_json_load(text, strlen(text), &error);
    if (value == NULL)
        fail_msg("%s: %s", text, error.text);
    return value;
}

static void assert_dumped(const char *text, gsize flags, const char *expected)
{
    json_auto_t *value = load(text);
    g_autofree char *dumped = exact_json_dump(value, flags);
    assert_string_equal(dumped, expected);
}

static void every_number_comes_back_as_it_was_written(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1.50",
        "-0.0",
        "1e3",
        "1E+03",
        "-2.50e-07",
        "0",
        "-17",
        "9223372036854775807",
        "0.1000000000000000055511151231257827",
        "123456789012345678901234567890.5",
        "[]",
        "{}",
        "[1.50,1.5,150e-2,1]",
        "[[1.0,[2.00]],[],3.000]",
        "{\"b\":1.10,\"a\":{\"d\":[2.20,{}],\"c\":3.30},\"e\":4.40}",
        "{\"text\":\"1.50 {\\\"#\\\":\\\"9.9\\\"} \\\\\",\"n\":2.50}",
        "{\"1.5\":\"2.5\",\"\\\"\":3.5,\"令和\":[true,false,null,4.5]}",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_dumped(texts[i], JSON_COMPACT, texts[i]);
}

static void the_layout_is_jansson_s(void **state)
{
    (void)state;
    const char *text = "{\"a\": 1.50, \"b\": [2.50, {\"c\": 3.50}, {}], \"d\": \"é\\u0001/\"}";
    assert_dumped(text, 0, text);
    assert_dumped(text, JSON_INDENT(2),
                  "{\n"
                  "  \"a\": 1.50,\n"
                  "  \"b\": [\n"
                  "    2.50,\n"
                  "    {\n"
                  "      \"c\": 3.50\n"
                  "    },\n"
                  "    {}\n"
                  "  ],\n"
                  "  \"d\": \"é\\u0001/\"\n"
                  "}");
    assert_dumped(text, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_ESCAPE_SLASH,
                  "{\"a\":1.50,\"b\":[2.50,{\"c\":3.50},{}],\"d\":\"\\u00E9\\u0001\\/\"}");
    assert_dumped("{\"b\":1.50,\"a\":2.50}", JSON_COMPACT | JSON_SORT_KEYS,
                  "{\"a\":2.50,\"b\":1.50}");
}

static void a_number_has_its_text(void **state)
{
    (void)state;
    json_auto_t *value = load("{\"decimal\": 1.50, \"exponent\": 1e3, \"integer\": -3,"
                              " \"string\": \"1.50\", \"object\": {\"a\": 1}}");
    g_autofree char *decimal = exact_json_number(json_object_get(value, "decimal"));
    g_autofree char *exponent = exact_json_number(json_object_get(value, "exponent"));
    g_autofree char *integer = exact_json_number(json_object_get(value, "integer"));
    assert_string_equal(decimal, "1.50");
    assert_string_equal(exponent, "1e3");
    assert_string_equal(integer, "-3");
    assert_true(json_is_integer(json_object_get(value, "integer")));
    assert_null(exact_json_number(json_object_get(value, "string")));
    assert_null(exact_json_number(json_object_get(value, "object")));
    assert_null(exact_json_number(json_object_get(value, "missing")));
}

static void a_number_that_is_made_equals_one_that_was_read(void **state)
{
    (void)state;
    static const char *const numbers[] = {"1.50", "0.0", "-1.5e9", "12", "-9223372036854775808"};
    static const char *const wrong[] = {"",   "-",  "+1",  "01",  ".5",    "1.",  "1e", "1e+",
                                        "1 ", " 1", "0x1", "NaN", "1.5.2", "-+1", "--1"};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        json_auto_t *made = exact_json_new(numbers[i]);
        json_auto_t *read = load(numbers[i]);
        assert_true(json_equal(made, read));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_null(exact_json_new(wrong[i]));
    assert_null(exact_json_new("9223372036854775808"));
}

static void an_object_cannot_pass_for_a_number(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"#\": \"1.50\"}",
        "[{\"a\": {\"#\": 1}}]",
        "{\"b\": 1.5, \"\\u0023\": \"2.5\"}",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        json_error_t error = {0};
        assert_null(exact_json_load(texts[i], strlen(texts[i]), &error));
        assert_string_equal(error.text, "the member \"#\" is reserved");
        assert_int_equal(error.line, -1);
        assert_null(exact_json_load(texts[i], strlen(texts[i]), NULL));
    }
}

static void an_object_that_holds_no_number_is_written_as_the_object(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"#\":\"1.50,\\\"x\\\":2\"}",
        "{\"#\":\"\"}",
        "{\"#\":\"1.5 \"}",
        "{\"#\":\"01\"}",
        "{\"#\":1}",
        "{\"#\":\"1.50\",\"a\":2}",
        "{\"#\":[\"1.5\"]}",
        "{\"#\":{\"#\":\"x\"}}",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        json_auto_t *value = json_loads(texts[i], 0, NULL);
        g_autofree char *dumped = exact_json_dump(value, JSON_COMPACT);
        assert_string_equal(dumped, texts[i]);
        assert_null(exact_json_number(value));
    }
}

static void what_is_no_json_is_refused_with_jansson_s_words_at_its_place(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "[1.50, 2.]",
        "[1.50, .5]",
        "[1.50, 01.5]",
        "{\"a\": 1.50,\n \"b\": 2.50,\n \"c\" 3}",
        "{\"a\": 1.5, \"a\": 1.5}",
        "[1.50] 2",
        "[1.50, 1e999]",
        "[1.50, 99999999999999999999]",
        "[1.50, \"\\u0000\"]",
        "[1.50, \"\xff\"]",
        "[1.50, NaN]",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        json_error_t error = {0};
        json_error_t plain = {0};
        assert_null(exact_json_load(wrong[i], strlen(wrong[i]), &error));
        assert_null(json_loads(wrong[i], JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &plain));
        assert_string_equal(error.text, plain.text);
        assert_int_equal(error.line, plain.line);
        assert_int_equal(error.column, plain.column);
    }
}

static void a_nul_byte_is_refused_wherever_it_stands(void **state)
{
    (void)state;
    static const char text[] = "[1.50,{\"a\":2.50},3]";
    for (gssize i = 0; i < (gssize)sizeof text; i++) {
        g_autoptr(GString) broken = g_string_new(text);
        g_string_insert_len(broken, i, "\0", 1);
        assert_null(exact_json_load(broken->str, broken->len, NULL));
    }
    json_error_t error = {0};
    assert_null(exact_json_load("1.5\0", 4, &error));
    assert_string_equal(error.text, "a NUL byte");
    assert_int_equal(error.line, -1);
}

static void only_the_bytes_within_the_length_are_read(void **state)
{
    (void)state;
    json_auto_t *value = exact_json_load("1.50999", 4, NULL);
    g_autofree char *text = exact_json_number(value);
    assert_string_equal(text, "1.50");
}

static void deep_and_long_documents_are_read(void **state)
{
    (void)state;
    enum { DEEP = 2000, LONG = 200000 };
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < DEEP; i++)
        g_string_append_c(deep, '[');
    g_string_append(deep, "1.50");
    for (int i = 0; i < DEEP; i++)
        g_string_append_c(deep, ']');
    assert_dumped(deep->str, JSON_COMPACT, deep->str);

    g_autoptr(GString) wide = g_string_new("[0.50");
    for (int i = 0; i < LONG; i++)
        g_string_append(wide, ",1.50");
    g_string_append_c(wide, ']');
    assert_dumped(wide->str, JSON_COMPACT, wide->str);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_comes_back_as_it_was_written),
        cmocka_unit_test(the_layout_is_jansson_s),
        cmocka_unit_test(a_number_has_its_text),
        cmocka_unit_test(a_number_that_is_made_equals_one_that_was_read),
        cmocka_unit_test(an_object_cannot_pass_for_a_number),
        cmocka_unit_test(an_object_that_holds_no_number_is_written_as_the_object),
        cmocka_unit_test(what_is_no_json_is_refused_with_jansson_s_words_at_its_place),
        cmocka_unit_test(a_nul_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(only_the_bytes_within_the_length_are_read),
        cmocka_unit_test(deep_and_long_documents_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
