#include "text/catalog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "base/fault.h"

static const char *const files[] = {"ja.json", "en.json", "ko.json"};

static int make_folder(void **state)
{
    *state = g_dir_make_tmp("texts-XXXXXX", NULL);
    return *state == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    g_autofree char *folder = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *file = g_build_filename(folder, files[i], NULL);
        g_remove(file);
    }
    return g_rmdir(folder);
}

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *file = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(file, text, -1, NULL));
}

static void assert_faults(const char *folder, const char *expected)
{
    g_autoptr(GError) error = NULL;
    assert_null(catalog_load(folder, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_DATA));
    g_auto(GStrv) parts = g_strsplit(error->message, folder, -1);
    g_autofree char *message = g_strjoinv("", parts);
    assert_string_equal(message, expected);
}

static void a_language_falls_back_to_japanese_key_by_key(void **state)
{
    put(*state, "ja.json", "{\"next\":\"次へ\",\"back\":\"戻る\"}");
    put(*state, "en.json", "{\"next\":\"Next\"}");
    g_autoptr(catalog) texts = catalog_load(*state, NULL);
    assert_non_null(texts);
    assert_string_equal(catalog_get(texts, "en", "next"), "Next");
    assert_string_equal(catalog_get(texts, "en", "back"), "戻る");
    assert_string_equal(catalog_get(texts, "zh-Hans", "next"), "次へ");
    assert_int_equal(json_object_size(catalog_language(texts, "en")), 2);
    assert_ptr_equal(catalog_language(texts, "zh-Hans"), catalog_language(texts, "ja"));
}

static void every_fault_of_every_language_is_told(void **state)
{
    put(*state, "ja.json", "{\"next\":\"次へ\",\"back\":1}");
    put(*state, "en.json", "{\"next\":\"Next\",\"other\":\"Other\"}");
    put(*state, "ko.json", "[]");
    assert_faults(*state, "/ko.json: not an object of keys and sentences\n"
                          "/en.json: \"other\" is not in ja.json\n"
                          "/ja.json: \"back\" is not a string");
}

static void a_listed_language_without_a_file_is_a_fault(void **state)
{
    put(*state, "ja.json", "{\"languages\":\"ja en ko\",\"staff_languages\":\"ja vi\"}");
    put(*state, "en.json", "{}");
    assert_faults(*state, "/ja.json: \"languages\" names \"ko\", and there is no ko.json\n"
                          "/ja.json: \"staff_languages\" names \"vi\", and there is no vi.json");
}

static void a_key_that_stands_twice_is_a_fault(void **state)
{
    put(*state, "ja.json", "{\"a\":\"1\",\n\"a\":\"2\"}");
    g_autoptr(GError) error = NULL;
    assert_null(catalog_load(*state, &error));
    assert_non_null(g_strrstr(error->message, "ja.json:2:"));
}

static void a_catalog_without_japanese_is_a_fault(void **state)
{
    put(*state, "en.json", "{\"next\":\"Next\"}");
    assert_faults(*state, "/ja.json: missing");
}

static void a_missing_folder_is_a_fault(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(catalog_load("/nonexistent/texts", &error));
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
}

static void assert_filled(const char *sentence, const char *expected)
{
    json_auto_t *values = json_pack("{s:s, s:i, s:n, s:s}", "name", "さくら{count}", "count", -3,
                                    "none", "", "empty");
    g_autofree char *filled = text_fill(sentence, values);
    assert_string_equal(filled, expected);
}

static void places_are_filled_with_strings_and_integers(void **state)
{
    (void)state;
    assert_filled("{name}: {count}件{}.", "さくら{count}: -3件empty.");
    assert_filled("", "");
    assert_filled("no place", "no place");
}

static void a_place_without_a_value_stays_as_it_is(void **state)
{
    (void)state;
    assert_filled("{other} {none} {", "{other} {none} {");
    assert_filled("{{count}} }{count", "{-3} }{count");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_language_falls_back_to_japanese_key_by_key, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(every_fault_of_every_language_is_told, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_listed_language_without_a_file_is_a_fault, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_key_that_stands_twice_is_a_fault, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_catalog_without_japanese_is_a_fault, make_folder,
                                        remove_folder),
        cmocka_unit_test(a_missing_folder_is_a_fault),
        cmocka_unit_test(places_are_filled_with_strings_and_integers),
        cmocka_unit_test(a_place_without_a_value_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
