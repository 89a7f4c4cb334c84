#include "base/municipality_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void codes_of_real_municipalities_are_valid(void **state)
{
    (void)state;
    static const char *const codes[] = {"131121", "131059", "132080", "130001", "011002", "092011"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        assert_true(municipality_code_is_valid(codes[i]));
}

static void a_code_that_excel_cut_down_is_refused(void **state)
{
    (void)state;
    assert_false(municipality_code_is_valid("92011"));
}

static void every_other_check_digit_is_refused(void **state)
{
    (void)state;
    char code[] = "131120";
    for (char digit = '0'; digit <= '9'; digit++) {
        code[5] = digit;
        assert_int_equal(municipality_code_is_valid(code), digit == '1');
    }
}

static void anything_but_six_ascii_digits_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"",       "13112",   "1311211",
                                        "13112a", " 131121", "１３１１２１"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(municipality_code_is_valid(texts[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_of_real_municipalities_are_valid),
        cmocka_unit_test(a_code_that_excel_cut_down_is_refused),
        cmocka_unit_test(every_other_check_digit_is_refused),
        cmocka_unit_test(anything_but_six_ascii_digits_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
