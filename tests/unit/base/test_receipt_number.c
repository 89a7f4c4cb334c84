#include "base/receipt_number.h"
#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char letters[] = "34679ACDEFGHJKMNPQRTWXY";
static const char digits[] = "0123456789";

static int start(void **state)
{
    (void)state;
    return secret_start(NULL) ? 0 : -1;
}

static bool is_separator(int place)
{
    return place == 0 || place == 3 || place == 10;
}

static void a_number_has_the_year_of_the_era_and_the_printed_form(void **state)
{
    (void)state;
    receipt_number number = receipt_number_new(2026);
    assert_true(g_regex_match_simple("^Z08-[34679ACDEFGHJKMNPQRTWXY]{6}-[34679ACDEFGHJKMNPQRTWXY]$",
                                     number.text, 0, 0));
    assert_true(receipt_number_is_valid(number.text));
    assert_true(g_str_has_prefix(receipt_number_new(2030).text, "Z12-"));
}

static void a_number_says_what_it_is_of(void **state)
{
    (void)state;
    const struct {
        const char *begins;
        receipt_number number;
        bool (*is_one)(const char *text);
    } kinds[] = {
        {"Z08-", receipt_number_new(2026), receipt_number_is_valid},
        {"K08-", response_number_new(2026), response_number_is_valid},
        {"C08-", case_number_new(2026), case_number_is_valid},
        {"T08-", person_number_new(2026), person_number_is_valid},
    };

    for (size_t of = 0; of < G_N_ELEMENTS(kinds); of++) {
        assert_true(g_str_has_prefix(kinds[of].number.text, kinds[of].begins));
        for (size_t as = 0; as < G_N_ELEMENTS(kinds); as++) {
            assert_int_equal(kinds[as].is_one(kinds[of].number.text), as == of);
        }
    }
}

static void a_number_is_not_given_twice_in_a_row(void **state)
{
    (void)state;
    assert_string_not_equal(receipt_number_new(2026).text, receipt_number_new(2026).text);
}

static void no_look_alike_is_among_the_letters(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++)
        assert_null(strpbrk(receipt_number_new(2026).text + 4, "01258BILOSUVZ"));
}

static void one_wrong_character_is_always_noticed(void **state)
{
    (void)state;
    for (int trial = 0; trial < 20; trial++) {
        receipt_number right = receipt_number_new(2026 + trial);
        for (int place = 0; place < RECEIPT_NUMBER_LENGTH; place++) {
            for (const char *other = is_separator(place) ? "-Zx" : (place < 3 ? digits : letters);
                 *other != '\0'; other++) {
                receipt_number wrong = right;
                wrong.text[place] = *other;
                bool same = *other == right.text[place];
                assert_int_equal(receipt_number_is_valid(wrong.text), same);
            }
        }
    }
}

static void two_swapped_neighbours_are_always_noticed(void **state)
{
    (void)state;
    for (int trial = 0; trial < 100; trial++) {
        receipt_number right = receipt_number_new(2026 + trial % 40);
        for (int place = 1; place + 1 < RECEIPT_NUMBER_LENGTH; place++) {
            receipt_number wrong = right;
            wrong.text[place] = right.text[place + 1];
            wrong.text[place + 1] = right.text[place];
            bool same = wrong.text[place] == right.text[place];
            assert_int_equal(receipt_number_is_valid(wrong.text), same);
        }
    }
}

/* The last letter and the check letter stand on both sides of a hyphen. */
static void the_check_letter_swapped_with_the_last_letter_is_noticed(void **state)
{
    (void)state;
    for (int trial = 0; trial < 100; trial++) {
        receipt_number right = receipt_number_new(2026);
        receipt_number wrong = right;
        wrong.text[9] = right.text[11];
        wrong.text[11] = right.text[9];
        assert_int_equal(receipt_number_is_valid(wrong.text), right.text[9] == right.text[11]);
    }
}

static void another_form_is_refused(void **state)
{
    (void)state;
    receipt_number right = receipt_number_new(2026);
    g_autofree char *lower = g_ascii_strdown(right.text, -1);
    g_autofree char *longer = g_strconcat(right.text, "A", NULL);
    g_autofree char *shorter = g_strndup(right.text, RECEIPT_NUMBER_LENGTH - 1);
    const char *const wrong[] = {lower, longer, shorter, "", "Z08", "ＺＺＺＺ"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(receipt_number_is_valid(wrong[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_has_the_year_of_the_era_and_the_printed_form),
        cmocka_unit_test(a_number_says_what_it_is_of),
        cmocka_unit_test(a_number_is_not_given_twice_in_a_row),
        cmocka_unit_test(no_look_alike_is_among_the_letters),
        cmocka_unit_test(one_wrong_character_is_always_noticed),
        cmocka_unit_test(two_swapped_neighbours_are_always_noticed),
        cmocka_unit_test(the_check_letter_swapped_with_the_last_letter_is_noticed),
        cmocka_unit_test(another_form_is_refused),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
