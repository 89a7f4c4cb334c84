#include "export/replacements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_view(const replacements *report, const char *expected)
{
    json_auto_t *view = replacements_view(report);
    g_autofree char *json = g_strdelimit(g_strdup(expected), "'", '"');
    json_auto_t *wanted = json_loads(json, 0, NULL);
    g_autofree char *shown = json_dumps(view, JSON_COMPACT | JSON_SORT_KEYS);
    g_autofree char *meant = json_dumps(wanted, JSON_COMPACT | JSON_SORT_KEYS);

    assert_string_equal(shown, meant);
}

static void nothing_replaced_is_an_empty_report(void **state)
{
    (void)state;
    g_autoptr(replacements) report = replacements_new();

    assert_int_equal(replacements_total(report), 0);
    assert_view(report, "{'total': 0, 'characters': [], 'cells': [], 'more_characters': 0,"
                        "'more_cells': 0}");
}

static void characters_are_counted_and_cells_named(void **state)
{
    (void)state;
    g_autoptr(replacements) report = replacements_new();

    replacements_add(report, 0x2013, "－", "Z08-1", "name");
    replacements_add(report, 0x20BB7, "〓", "Z08-1", "name");
    replacements_add(report, 0x20BB7, "〓", "Z08-1", "detail");
    replacements_add(report, 0x20BB7, "〓", "Z08-2", "name");
    assert_int_equal(replacements_total(report), 4);
    assert_view(report, "{'total': 4, 'characters': ["
                        "{'character': '𠮷', 'code': 'U+20BB7', 'by': '〓', 'count': 3},"
                        "{'character': '–', 'code': 'U+2013', 'by': '－', 'count': 1}], 'cells': ["
                        "{'row': 'Z08-1', 'column': 'name', 'characters': '–𠮷'},"
                        "{'row': 'Z08-1', 'column': 'detail', 'characters': '𠮷'},"
                        "{'row': 'Z08-2', 'column': 'name', 'characters': '𠮷'}],"
                        "'more_characters': 0, 'more_cells': 0}");
}

static void what_cannot_be_seen_is_told_by_its_code(void **state)
{
    (void)state;
    g_autoptr(replacements) report = replacements_new();

    replacements_add(report, 0xE0100, "", "Z08-1", "name");
    replacements_add(report, 0x00A0, " ", "Z08-1", "name");
    assert_view(report, "{'total': 2, 'characters': ["
                        "{'code': 'U+00A0', 'space': true, 'count': 1},"
                        "{'code': 'U+E0100', 'count': 1}],"
                        "'cells': [{'row': 'Z08-1', 'column': 'name', 'characters': ''}],"
                        "'more_characters': 0, 'more_cells': 0}");
}

static void what_is_remembered_is_bounded_and_all_is_counted(void **state)
{
    (void)state;
    g_autoptr(replacements) report = replacements_new();
    json_auto_t *view = NULL;

    for (guint i = 0; i < 1000; i++) {
        g_autofree char *row = g_strdup_printf("Z08-%u", i);
        replacements_add(report, 0x20000 + i, "〓", row, "name");
        replacements_add(report, 0x20000 + i, "〓", row, "name");
    }
    view = replacements_view(report);
    assert_int_equal(json_integer_value(json_object_get(view, "total")), 2000);
    assert_int_equal(json_array_size(json_object_get(view, "characters")),
                     REPLACEMENTS_CHARACTERS_MAX);
    assert_int_equal(json_integer_value(json_object_get(view, "more_characters")), 1000);
    assert_int_equal(json_array_size(json_object_get(view, "cells")), REPLACEMENTS_PLACES_MAX);
    assert_int_equal(json_integer_value(json_object_get(view, "more_cells")), 800);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_replaced_is_an_empty_report),
        cmocka_unit_test(characters_are_counted_and_cells_named),
        cmocka_unit_test(what_cannot_be_seen_is_told_by_its_code),
        cmocka_unit_test(what_is_remembered_is_bounded_and_all_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
