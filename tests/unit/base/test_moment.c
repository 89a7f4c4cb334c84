#include "base/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void what_people_type_is_read_as_a_clock_in_tokyo(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *iso;
    } rows[] = {
        {"令和8年9月1日 午後2時30分", "2026-09-01T14:30:00+09:00"},
        {"令和八年九月一日午後二時半", "2026-09-01T14:30:00+09:00"},
        {"2026年9月1日14時30分15秒", "2026-09-01T14:30:15+09:00"},
        {"２０２６年９月１日　１４：３０", "2026-09-01T14:30:00+09:00"},
        {"2026/9/1 14:30", "2026-09-01T14:30:00+09:00"},
        {"2026-09-01 2:30 pm", "2026-09-01T14:30:00+09:00"},
        {"R8.9.1 14時", "2026-09-01T14:00:00+09:00"},
        {"R8.9.1 正午", "2026-09-01T12:00:00+09:00"},
        {"20260901 0900", "2026-09-01T09:00:00+09:00"},
        {"2026/8/31 24:00", "2026-09-01T00:00:00+09:00"},
        {"令和8年12月31日24時", "2027-01-01T00:00:00+09:00"},
        {"S64.1.7 23:59:59", "1989-01-07T23:59:59+09:00"},
        {"2026-09-01T14:30", "2026-09-01T14:30:00+09:00"},
        {"2026-09-01T14:30:15", "2026-09-01T14:30:15+09:00"},
        {"２０２６－０９－０１Ｔ１４：３０", "2026-09-01T14:30:00+09:00"},
        {" 2026-09-01T14:30:00+09:00 ", "2026-09-01T14:30:00+09:00"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        moment read;
        if (!moment_parse(rows[i].typed, &read))
            fail_msg("%s was refused", rows[i].typed);
        g_autofree char *iso = moment_iso(read);
        if (strcmp(iso, rows[i].iso) != 0)
            fail_msg("%s was read as %s", rows[i].typed, iso);
    }
}

static void another_zone_is_turned_to_tokyo_s(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *iso;
    } rows[] = {
        {"2026-09-01T05:30:00Z", "2026-09-01T14:30:00+09:00"},
        {"2026-09-01T05:30Z", "2026-09-01T14:30:00+09:00"},
        {"2026-12-31T15:00:00Z", "2027-01-01T00:00:00+09:00"},
        {"2024-02-28T20:00:00-05:00", "2024-02-29T10:00:00+09:00"},
        {"2026-01-01T00:00:00+14:00", "2025-12-31T19:00:00+09:00"},
        {"2026-01-01T00:00:00-14:00", "2026-01-01T23:00:00+09:00"},
        {"2026-09-01T05:30:00.999Z", "2026-09-01T14:30:00+09:00"},
        {"0001-01-01T00:00:00Z", "0001-01-01T09:00:00+09:00"},
        {"9999-12-31T14:59:59Z", "9999-12-31T23:59:59+09:00"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        moment read;
        assert_true(moment_parse(rows[i].typed, &read));
        g_autofree char *iso = moment_iso(read);
        assert_string_equal(iso, rows[i].iso);
    }
}

static void what_is_no_moment_is_refused_and_leaves_the_result_alone(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "2026-09-01",
        "令和8年9月1日",
        "14:30",
        "14:30 2026/9/1",
        "2026/9/1 25:00",
        "2026/9/1 14",
        "2026-02-29 14:30",
        "2026-02-29T14:30",
        "昭和64年1月8日 0時",
        "9999/12/31 24:00",
        "2026-09-01T",
        "2026-09-01T14",
        "2026-09-01T24:00",
        "2026-09-01T14:60",
        "2026-09-01T14:30:60",
        "2026-09-01T14:30:00.",
        "2026-09-01T14:30:00.1234567890Z",
        "2026-09-01T14:30:00+9:00",
        "2026-09-01T14:30:00+0900",
        "2026-09-01T14:30:00+14:01",
        "2026-09-01T14:30:00+09:60",
        "2026-09-01T14:30:00+09:00:00",
        "2026-09-01T14:30:00ZZ",
        "2026-9-1T14:30",
        "2026-09-01T午後2時",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T15:00:00Z",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        moment read = {.date = {1, 2, 3}};
        if (moment_parse(wrong[i], &read))
            fail_msg("%s was accepted", wrong[i]);
        assert_int_equal(read.date.year, 1);
    }
}

static void a_literal_has_seconds_and_a_zone(void **state)
{
    (void)state;
    static const char *const right[] = {
        "2026-09-01T14:30:00+09:00", "2026-09-01T05:30:00Z",      "2026-09-01T05:30:00.000Z",
        "2026-09-01T05:30:00.5Z",    "2026-09-01T05:30:00-00:00", "2026-09-01T05:30:00+14:00",
    };
    static const char *const wrong[] = {
        "",
        "2026",
        "2026-09",
        "2026-09-01",
        "2026-09-01T14:30",
        "2026-09-01T14:30+09:00",
        "2026-09-01T14:30:00",
        "2026-09-01 14:30:00+09:00",
        " 2026-09-01T14:30:00+09:00",
        "2026-09-01T14:30:00+09:00 ",
        "2026-09-01t14:30:00z",
        "2026-09-01T24:00:00Z",
        "２０２６-09-01T14:30:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(right); i++)
        assert_true(moment_is_literal(right[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        if (moment_is_literal(wrong[i]))
            fail_msg("%s was taken", wrong[i]);
    }
}

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

static void the_same_instant_is_equal_in_any_zone(void **state)
{
    (void)state;
    static const char *const same[] = {
        "2026-09-01T00:30:00+09:00", "2026-08-31T15:30:00Z",      "2026-08-31T15:30:00.000Z",
        "2026-08-31T15:30:00-00:00", "2026-08-31T11:30:00-04:00", "2026-09-01T05:30:00+14:00",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(same); j++)
            assert_int_equal(moment_compare(same[i], same[j]), 0);
    }
}

static void instants_have_an_order_and_what_is_none_comes_first(void **state)
{
    (void)state;
    static const char *const ascending[] = {
        "",
        "2026-09-01T00:30:00",
        "\xff\xfe",
        "0001-01-01T00:00:00Z",
        "2026-08-31T23:59:59+09:00",
        "2026-09-01T00:00:00+09:00",
        "2026-09-01T00:00:00.000000001+09:00",
        "2026-09-01T00:00:00.01+09:00",
        "2026-08-31T15:00:00.1Z",
        "2026-09-01T00:00:01+09:00",
        "2026-08-31T20:00:00Z",
        "9999-12-31T14:59:59.999999999Z",
    };
    for (int i = 0; i < (int)G_N_ELEMENTS(ascending); i++) {
        for (int j = 0; j < (int)G_N_ELEMENTS(ascending); j++)
            assert_int_equal(sign(moment_compare(ascending[i], ascending[j])), sign(i - j));
    }
}

static void a_moment_is_shown_as_each_language_writes_it(void **state)
{
    (void)state;
    static const moment at = {{2026, 9, 1}, {14, 30, 0}};
    static const struct {
        const char *language;
        const char *text;
    } rows[] = {
        {"ja", "2026年9月1日（令和8年） 14:30"},
        {"ja-x-easy", "2026年9月1日（令和8年） 14:30"},
        {"en", "1 September 2026, 14:30"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = moment_display(at, rows[i].language);
        assert_string_equal(text, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type_is_read_as_a_clock_in_tokyo),
        cmocka_unit_test(another_zone_is_turned_to_tokyo_s),
        cmocka_unit_test(what_is_no_moment_is_refused_and_leaves_the_result_alone),
        cmocka_unit_test(a_literal_has_seconds_and_a_zone),
        cmocka_unit_test(the_same_instant_is_equal_in_any_zone),
        cmocka_unit_test(instants_have_an_order_and_what_is_none_comes_first),
        cmocka_unit_test(a_moment_is_shown_as_each_language_writes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
