#include "http/cookie.h"
#include "http/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static char *parsed(const char *header)
{
    g_autoptr(field_list) list = NULL;
    int status = cookie_parse(header, &list);
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

typedef struct {
    const char *header;
    const char *pairs;
} row;

static void assert_all(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *found = parsed(rows[i].header);
        assert_string_equal(found, rows[i].pairs);
    }
}

static void cookies_come_out_in_the_order_they_came(void **state)
{
    (void)state;
    static const row rows[] = {
        {"", ""},
        {"lang=ja", "[lang|ja]"},
        {"lang=ja; __Host-draft=abc-_123", "[lang|ja][__Host-draft|abc-_123]"},
        {"a=1;b=2 ;  c=3;", "[a|1][b|2][c|3]"},
        {"a=", "[a|]"},
        {"a=b=c", "[a|b=c]"},
        {"a=\"quoted\"", "[a|quoted]"},
        {"a=\"\"", "[a|]"},
        {"a=1; a=2", "[a|1][a|2]"},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

static void what_other_software_set_against_the_grammar_is_passed_over(void **state)
{
    (void)state;
    static const row rows[] = {
        {"nonsense; lang=ja", "[lang|ja]"},
        {"=x; lang=ja", "[lang|ja]"},
        {"a b=1; lang=ja", "[lang|ja]"},
        {"a=1 2; lang=ja", "[lang|ja]"},
        {"a=1,2; lang=ja", "[lang|ja]"},
        {"a=\"; lang=ja", "[lang|ja]"},
        {"a=x\\y; lang=ja", "[lang|ja]"},
        {"a=髙; 髙=a; lang=ja", "[lang|ja]"},
        {"a=\xff; lang=ja", "[lang|ja]"},
        {"a=\r\nSet-Cookie: b=c; lang=ja", "[lang|ja]"},
        {";;;;", ""},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

static void a_header_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *value = g_strnfill(LIMIT_COOKIE_BYTES - 2, 'x');
    g_autofree char *longest = g_strconcat("a=", value, NULL);
    g_autofree char *longer = g_strconcat(longest, "x", NULL);
    g_autofree char *expected = g_strdup_printf("[a|%s]", value);
    const row rows[] = {{longest, expected}, {longer, "400"}};
    assert_all(rows, G_N_ELEMENTS(rows));
}

static void there_may_be_as_many_cookies_as_the_limit(void **state)
{
    (void)state;
    g_autoptr(GString) header = g_string_new("a=1");
    for (int i = 1; i < LIMIT_COOKIES; i++) {
        g_string_append(header, "; a=1");
    }
    g_autoptr(field_list) list = NULL;
    assert_int_equal(cookie_parse(header->str, &list), 200);
    assert_int_equal(field_list_count(list, "a"), LIMIT_COOKIES);
    g_string_append(header, "; a=1");
    g_autofree char *refused = parsed(header->str);
    assert_string_equal(refused, "400");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cookies_come_out_in_the_order_they_came),
        cmocka_unit_test(what_other_software_set_against_the_grammar_is_passed_over),
        cmocka_unit_test(a_header_may_be_as_long_as_the_limit),
        cmocka_unit_test(there_may_be_as_many_cookies_as_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
