#include "http/limits.h"
#include "http/urlencoded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The pairs as "[name|value]…", or the status when it is not 200. */
static char *parsed(const char *bytes, gsize length)
{
    g_autoptr(field_list) list = NULL;
    int status = urlencoded_parse(bytes, length, &list);
    if (status != 200) {
        assert_null(list);
        return g_strdup_printf("%d", status);
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < list->fields->len; i++) {
        const field *pair = g_ptr_array_index(list->fields, i);
        g_string_append_printf(text, "[%s|%s]", pair->name, pair->value);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void assert_parsed(const char *bytes, gsize length, const char *expected)
{
    g_autofree char *found = parsed(bytes, length);
    assert_string_equal(found, expected);
}

static void pairs_come_out_in_the_order_they_came(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *pairs;
    } rows[] = {
        {"", ""},
        {"a=1", "[a|1]"},
        {"a=1&b=2&a=3", "[a|1][b|2][a|3]"},
        {"a", "[a|]"},
        {"a=", "[a|]"},
        {"=x", "[|x]"},
        {"a=b=c", "[a|b=c]"},
        {"&&a=1&&", "[a|1]"},
        {"a+b=c+d", "[a b|c d]"},
        {"a%2Bb=%26%3D%25", "[a+b|&=%]"},
        {"%E9%AB%99=%ef%a8%91", "[髙|﨑]"},
        {"\xE9\xAB\x99=raw", "[髙|raw]"},
        {"a=%0D%0A", "[a|\r\n]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_parsed(rows[i].bytes, strlen(rows[i].bytes), rows[i].pairs);
    }
}

static void bytes_that_no_browser_sends_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "a=%",   "a=%4",  "a=%zz", "a=%4g",    "%=1",         "a=1&b=%e9%ab",
        "a=%00", "%00=a", "a=%ff", "a=%c0%80", "a=%ed%a0%80", "a=%f5%80%80%80",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        assert_parsed(wrong[i], strlen(wrong[i]), "400");
    }
}

static void a_nul_byte_in_the_middle_does_not_end_the_text(void **state)
{
    (void)state;
    assert_parsed("a=1\0b=2", 7, "400");
}

/* "aaa…" and then the rest. */
static char *letters(gsize count, const char *rest)
{
    g_autofree char *row = g_strnfill(count, 'a');
    return g_strconcat(row, rest, NULL);
}

static void a_name_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *longest = letters(LIMIT_FIELD_NAME_BYTES, "=1");
    g_autofree char *longer = letters(LIMIT_FIELD_NAME_BYTES + 1, "=1");
    g_autoptr(field_list) list = NULL;
    assert_int_equal(urlencoded_parse(longest, strlen(longest), &list), 200);
    assert_parsed(longer, strlen(longer), "400");
}

static void a_value_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *value = letters(LIMIT_FIELD_VALUE_BYTES, "");
    g_autofree char *longest = g_strconcat("b=", value, NULL);
    g_autofree char *longer = g_strconcat(longest, "a", NULL);
    g_autoptr(field_list) list = NULL;
    assert_int_equal(urlencoded_parse(longest, strlen(longest), &list), 200);
    assert_parsed(longer, strlen(longer), "413");
}

static void there_may_be_as_many_fields_as_the_limit(void **state)
{
    (void)state;
    g_autoptr(GString) body = g_string_new(NULL);
    for (int i = 0; i < LIMIT_FIELDS; i++) {
        g_string_append(body, "a=1&");
    }
    g_autoptr(field_list) list = NULL;
    assert_int_equal(urlencoded_parse(body->str, body->len, &list), 200);
    assert_int_equal(field_list_count(list, "a"), LIMIT_FIELDS);
    g_string_append(body, "a=1");
    assert_parsed(body->str, body->len, "413");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_come_out_in_the_order_they_came),
        cmocka_unit_test(bytes_that_no_browser_sends_are_refused),
        cmocka_unit_test(a_nul_byte_in_the_middle_does_not_end_the_text),
        cmocka_unit_test(a_name_may_be_as_long_as_the_limit),
        cmocka_unit_test(a_value_may_be_as_long_as_the_limit),
        cmocka_unit_test(there_may_be_as_many_fields_as_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
