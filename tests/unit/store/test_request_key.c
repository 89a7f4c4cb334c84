#include "store/request_key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

static void assert_keys(const json_t *keys, const char *expected)
{
    g_autofree char *text = json_dumps(keys, JSON_COMPACT);

    assert_string_equal(text, expected);
}

static void assert_sought(const char *typed, request_sought kind, const char *expected)
{
    g_autofree char *key = NULL;

    assert_int_equal(request_key_sought(typed, &key), kind);
    if (expected == NULL) {
        assert_null(key);
    } else {
        assert_string_equal(key, expected);
    }
}

static void a_name_is_found_whole_and_by_the_given_name(void **state)
{
    json_auto_t *keys = json_array();

    (void)state;
    request_keys_add_name(keys, "髙﨑　𠮷子");
    request_keys_add_kana(keys, "たかさき よしこ");
    assert_keys(keys, "[[\"name\",\"高崎吉子\"],[\"name\",\"吉子\"],"
                      "[\"kana\",\"タカサキヨシコ\"],[\"kana\",\"ヨシコ\"]]");
}

static void what_was_not_answered_has_no_key(void **state)
{
    json_auto_t *keys = json_array();

    (void)state;
    request_keys_add_name(keys, NULL);
    request_keys_add_kana(keys, " 　");
    request_keys_add_tel(keys, "");
    assert_keys(keys, "[]");
}

static void a_telephone_number_is_found_by_its_digits_and_by_its_end(void **state)
{
    json_auto_t *keys = json_array();

    (void)state;
    request_keys_add_tel(keys, "０９０－００００－２００１");
    assert_keys(keys, "[[\"tel\",\"09000002001\"],[\"tel_end\",\"2001\"]]");
}

static void a_key_never_outgrows_the_index(void **state)
{
    json_auto_t *keys = json_array();
    g_autofree char *long_name = g_strnfill(500, 'a');

    (void)state;
    request_keys_add_name(keys, long_name);
    assert_int_equal(json_string_length(json_array_get(json_array_get(keys, 0), 1)), 64);
}

static void names_are_sought_as_they_are_kept(void **state)
{
    (void)state;
    assert_sought("高崎 吉子", SOUGHT_NAME, "高崎吉子");
    assert_sought("髙﨑", SOUGHT_NAME, "高崎");
    assert_sought("ﾀｶｻｷ", SOUGHT_NAME, "タカサキ");
    assert_sought("たかさき", SOUGHT_NAME, "タカサキ");
    assert_sought("霞ヶ関", SOUGHT_NAME, "霞ケ関");
    assert_sought("ユーコ", SOUGHT_NAME, "ユ-コ");
    assert_sought("ユ－コ", SOUGHT_NAME, "ユ-コ");
}

static void a_receipt_number_is_one_however_it_is_typed(void **state)
{
    (void)state;
    assert_sought("Z08-7K3MPQ-X", SOUGHT_RECEIPT, "Z08-7K3MPQ-X");
    assert_sought(" z087k3mpqx ", SOUGHT_RECEIPT, "Z08-7K3MPQ-X");
    assert_sought("Ｚ０８－７Ｋ３ＭＰＱ－Ｘ", SOUGHT_RECEIPT, "Z08-7K3MPQ-X");
}

static void four_digits_are_the_fewest(void **state)
{
    (void)state;
    assert_sought("090-0000", SOUGHT_TEL, "0900000");
    assert_sought("２００１", SOUGHT_TEL, "2001");
    assert_sought("200", SOUGHT_NOTHING, NULL);
    assert_sought("　 ", SOUGHT_NOTHING, NULL);
    assert_sought("-", SOUGHT_NOTHING, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_found_whole_and_by_the_given_name),
        cmocka_unit_test(what_was_not_answered_has_no_key),
        cmocka_unit_test(a_telephone_number_is_found_by_its_digits_and_by_its_end),
        cmocka_unit_test(a_key_never_outgrows_the_index),
        cmocka_unit_test(names_are_sought_as_they_are_kept),
        cmocka_unit_test(a_receipt_number_is_one_however_it_is_typed),
        cmocka_unit_test(four_digits_are_the_fewest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
