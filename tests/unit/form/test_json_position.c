#include "fixture.h"

#include "form/definition/json_position.h"

static void collect(const char *path, guint line, guint column, void *data)
{
    g_string_append_printf(data, "%s@%u:%u ", path, line, column);
}

static void assert_positions(const char *text, const char *expected)
{
    g_autoptr(GString) found = g_string_new(NULL);
    json_position_each(text, strlen(text), collect, found);
    assert_string_equal(found->str, expected);
}

static void every_value_has_its_line_and_column(void **state)
{
    (void)state;
    assert_positions("{\"a\": [1,\n  {\"b\": null}]}",
                     "$@1:1 $.a@1:7 $.a[0]@1:8 $.a[1]@2:3 $.a[1].b@2:9 ");
    assert_positions("[[], {}, \"\\\"]\", -1.5e3, true]",
                     "$@1:1 $[0]@1:2 $[1]@1:6 $[2]@1:10 $[3]@1:17 $[4]@1:25 ");
}

static void columns_count_characters_not_bytes(void **state)
{
    (void)state;
    assert_positions("{\"名\": \"髙𠮷\", \"b\": 1}", "$@1:1 $[\"\\345\\220\\215\"]@1:7 $.b@1:18 ");
}

static void escaped_names_are_decoded(void **state)
{
    (void)state;
    assert_positions("{\"\\u0061\": 1, \"x y\": 2}", "$@1:1 $.a@1:12 $[\"x y\"]@1:22 ");
}

static void cut_text_is_never_read_past(void **state)
{
    (void)state;
    const char *text = "{\"a\": [\"\\\"b\", {\"c\": tru";
    for (gsize length = 0; length <= strlen(text); length++) {
        /* A copy of exactly that length, so that AddressSanitizer sees one byte too far. */
        g_autofree char *copy = g_memdup2(text, length);
        g_autoptr(GString) found = g_string_new(NULL);
        json_position_each(copy, length, collect, found);
        assert_int_equal(found->len > 0, length > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_has_its_line_and_column),
        cmocka_unit_test(columns_count_characters_not_bytes),
        cmocka_unit_test(escaped_names_are_decoded),
        cmocka_unit_test(cut_text_is_never_read_past),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
