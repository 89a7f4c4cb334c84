#include "store/person_key.h"

#include "base/receipt_number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_text(char *found, const char *expected)
{
    g_autofree char *text = found;

    if (expected == NULL) {
        assert_null(text);
    } else {
        assert_non_null(text);
        assert_string_equal(text, expected);
    }
}

static void a_person_is_found_by_name_kana_and_telephone(void **state)
{
    json_auto_t *keys = person_keys("髙﨑 𠮷子", NULL, "03-5550-4711");
    g_autofree char *text = json_dumps(keys, JSON_COMPACT);

    (void)state;
    assert_string_equal(text, "[[\"name\",\"高崎吉子\"],[\"name\",\"吉子\"],"
                              "[\"tel\",\"0355504711\"],[\"tel_end\",\"4711\"]]");
}

static void half_width_kana_meets_what_was_stored(void **state)
{
    (void)state;
    assert_text(person_key_name("ﾀｶｻｷ"), "タカサキ");
    assert_text(person_key_name("たかさき"), "タカサキ");
    assert_text(person_key_name("　"), NULL);
}

static void four_digits_are_enough_and_three_are_not(void **state)
{
    (void)state;
    assert_text(person_key_tel("４７１１"), "4711");
    assert_text(person_key_tel("03-5550-4711"), "0355504711");
    assert_text(person_key_tel("711"), NULL);
}

static void a_number_is_read_however_it_is_typed(void **state)
{
    const receipt_number number = case_number_new(2026);
    g_autofree char *small = g_ascii_strdown(number.text, -1);
    g_auto(GStrv) parts = g_strsplit(small, "-", 0);
    g_autofree char *run_together = g_strjoinv("", parts);

    (void)state;
    assert_text(person_key_number(small), number.text);
    assert_text(person_key_number(run_together), number.text);
}

static void a_number_of_the_log_gets_its_hyphens(void **state)
{
    (void)state;
    assert_text(person_key_number("08-013-00042"), "08-013-00042");
    assert_text(person_key_number("０８０１３０００４２"), "08-013-00042");
    assert_text(person_key_number("08-013-0004"), NULL);
}

static void a_wrong_check_letter_is_no_number(void **state)
{
    receipt_number number = person_number_new(2026);

    (void)state;
    assert_text(person_key_number(number.text), number.text);
    number.text[RECEIPT_NUMBER_LENGTH - 1] =
        number.text[RECEIPT_NUMBER_LENGTH - 1] == 'A' ? 'C' : 'A';
    assert_text(person_key_number(number.text), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_found_by_name_kana_and_telephone),
        cmocka_unit_test(half_width_kana_meets_what_was_stored),
        cmocka_unit_test(four_digits_are_enough_and_three_are_not),
        cmocka_unit_test(a_number_is_read_however_it_is_typed),
        cmocka_unit_test(a_number_of_the_log_gets_its_hyphens),
        cmocka_unit_test(a_wrong_check_letter_is_no_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
