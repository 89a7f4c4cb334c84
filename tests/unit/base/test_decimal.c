#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_people_type_keeps_its_digits_behind_the_point(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *number;
    } rows[] = {
        {"36.5", "36.5"},
        {"1.50", "1.50"},
        {"0", "0"},
        {"12", "12"},
        {"３６．５", "36.5"},
        {"36。5", "36.5"},
        {"３６｡５", "36.5"},
        {"　36.5 ", "36.5"},
        {"3 6 . 5", "36.5"},
        {".5", "0.5"},
        {"-.5", "-0.5"},
        {"+1.50", "1.50"},
        {"＋１．５０", "1.50"},
        {"-3", "-3"},
        {"－３．２", "-3.2"},
        {"− 3", "-3"},
        {"ー3", "-3"},
        {"007", "7"},
        {"00.10", "0.10"},
        {"-0", "0"},
        {"-0.00", "0.00"},
        {"1,234", "1234"},
        {"１，２３４，５６７．８９", "1234567.89"},
        {"0,001", "1"},
        {"999999999999999999.999999999999999999", "999999999999999999.999999999999999999"},
        {"0000999999999999999999", "999999999999999999"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *number = decimal_read(rows[i].typed);
        if (number == NULL)
            fail_msg("%s was refused", rows[i].typed);
        assert_string_equal(number, rows[i].number);
    }
}

static void what_is_no_number_or_could_be_two_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        " ",
        ".",
        "-",
        "+",
        "-.",
        "1.",
        "1.2.3",
        "1..2",
        "--1",
        "+-1",
        "1-",
        "1-2",
        "36,5",
        "1,50",
        "1,0000",
        "1234,567",
        "1,23,456",
        ",123",
        "1,",
        "1,234,",
        "1.234,5",
        "1.000,000",
        "1e3",
        "1E3",
        "0x10",
        "三六",
        "36.5℃",
        "NaN",
        "Infinity",
        "1/2",
        "½",
        "1000000000000000000",
        "1.0000000000000000000",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *number = decimal_read(wrong[i]);
        if (number != NULL)
            fail_msg("%s was read as %s", wrong[i], number);
    }
}

static void a_canonical_number_is_one_of_json_without_an_exponent(void **state)
{
    (void)state;
    static const char *const right[] = {"0",    "-0",   "7",     "10",   "-10",
                                        "1.50", "0.05", "-0.00", "0.10", "123456789012345678"};
    static const char *const wrong[] = {"",      "-",     "+1",    "01",
                                        "-01",   "00",    ".5",    "1.",
                                        "1e",    "1.5e3", " 1",    "1 ",
                                        "1,000", "１",    "1.5\n", "0.0000000000000000001",
                                        "--1",   "1.-5",  "1.5.",  "1234567890123456789"};
    for (size_t i = 0; i < G_N_ELEMENTS(right); i++)
        assert_true(decimal_is_canonical(right[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        if (decimal_is_canonical(wrong[i]))
            fail_msg("%s was taken", wrong[i]);
    }
}

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

static void numbers_are_compared_by_value_and_not_by_spelling(void **state)
{
    (void)state;
    static const char *const equal[][2] = {
        {"1.5", "1.50"}, {"1", "1.000"}, {"0", "-0"}, {"0", "-0.00"}, {"-2.10", "-2.1"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(equal); i++) {
        assert_int_equal(decimal_compare(equal[i][0], equal[i][1]), 0);
        assert_int_equal(decimal_compare(equal[i][1], equal[i][0]), 0);
    }
}

static void the_order_is_exact_where_a_double_sees_no_difference(void **state)
{
    (void)state;
    static const char *const ascending[] = {
        "-999999999999999999.999999999999999999",
        "-999999999999999999.999999999999999998",
        "-10",
        "-9.9",
        "-1.01",
        "-1.001",
        "-1",
        "-0.1",
        "-0.000000000000000001",
        "0",
        "0.000000000000000001",
        "0.09",
        "0.1",
        "0.100000000000000001",
        "0.11",
        "9",
        "10",
        "10.01",
        "10.1",
        "99",
        "100",
        "999999999999999999.999999999999999998",
        "999999999999999999.999999999999999999",
    };
    for (int i = 0; i < (int)G_N_ELEMENTS(ascending); i++) {
        for (int j = 0; j < (int)G_N_ELEMENTS(ascending); j++) {
            assert_int_equal(sign(decimal_compare(ascending[i], ascending[j])), sign(i - j));
        }
    }
}

static void places_are_the_digits_behind_the_point_as_written(void **state)
{
    (void)state;
    assert_int_equal(decimal_places("1"), 0);
    assert_int_equal(decimal_places("-1.5"), 1);
    assert_int_equal(decimal_places("1.50"), 2);
    assert_int_equal(decimal_places("0.000000000000000001"), 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type_keeps_its_digits_behind_the_point),
        cmocka_unit_test(what_is_no_number_or_could_be_two_is_refused),
        cmocka_unit_test(a_canonical_number_is_one_of_json_without_an_exponent),
        cmocka_unit_test(numbers_are_compared_by_value_and_not_by_spelling),
        cmocka_unit_test(the_order_is_exact_where_a_double_sees_no_difference),
        cmocka_unit_test(places_are_the_digits_behind_the_point_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
