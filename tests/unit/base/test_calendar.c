#include "base/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void today_is_a_day_that_tokyo_has_now(void **state)
{
    (void)state;
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) before = g_date_time_new_now(tokyo);
    calendar_date today = calendar_today();
    g_autoptr(GDateTime) after = g_date_time_new_now(tokyo);
    g_autofree char *text = calendar_iso(today);
    g_autofree char *first = g_date_time_format(before, "%Y-%m-%d");
    g_autofree char *second = g_date_time_format(after, "%Y-%m-%d");
    assert_true(g_str_equal(text, first) || g_str_equal(text, second));
}

static void the_fiscal_year_begins_in_april(void **state)
{
    (void)state;
    assert_int_equal(calendar_fiscal_year((calendar_date){2026, 3, 31}), 2025);
    assert_int_equal(calendar_fiscal_year((calendar_date){2026, 4, 1}), 2026);
    assert_int_equal(calendar_fiscal_year((calendar_date){2027, 3, 31}), 2026);
}

static void the_era_changes_on_its_day(void **state)
{
    (void)state;
    static const struct {
        calendar_date date;
        int year;
    } rows[] = {
        {{2026, 9, 1}, 8},   {{2019, 5, 1}, 1},   {{2019, 4, 30}, 31},  {{1989, 1, 8}, 1},
        {{1989, 1, 7}, 64},  {{1926, 12, 25}, 1}, {{1926, 12, 24}, 15}, {{1912, 7, 30}, 1},
        {{1912, 7, 29}, 45}, {{1868, 1, 25}, 1},  {{1868, 1, 24}, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(calendar_era_year(rows[i].date), rows[i].year);
}

static void a_date_that_no_calendar_has_is_invalid(void **state)
{
    (void)state;
    static const calendar_date wrong[] = {
        {2026, 2, 29}, {1900, 2, 29}, {2026, 4, 31}, {2026, 0, 1}, {2026, 13, 1}, {2026, 1, 0},
        {2026, 1, 32}, {0, 1, 1},     {10000, 1, 1}, {-1, 1, 1},   {2026, -1, 1}, {2026, 1, -1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(calendar_date_is_valid(wrong[i]));
    assert_true(calendar_date_is_valid((calendar_date){2024, 2, 29}));
    assert_true(calendar_date_is_valid((calendar_date){2000, 2, 29}));
}

static void what_people_type_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *iso;
    } rows[] = {
        {"2026-09-01", "2026-09-01"},
        {"2026/9/1", "2026-09-01"},
        {"2026.9.1", "2026-09-01"},
        {"20260901", "2026-09-01"},
        {"２０２６年９月１日", "2026-09-01"},
        {"２０２６０９０１", "2026-09-01"},
        {"2026년 9월 1일", "2026-09-01"},
        {"２０２６ー９ー１", "2026-09-01"},
        {"　2026年 9月 1日 ", "2026-09-01"},
        {"2026 / 9 / 1", "2026-09-01"},
        {"令和8年9月1日", "2026-09-01"},
        {"令和 ８ 年 ９ 月 １ 日", "2026-09-01"},
        {"R8.9.1", "2026-09-01"},
        {"r8/9/1", "2026-09-01"},
        {"Ｒ８．９．１", "2026-09-01"},
        {"R08-09-01", "2026-09-01"},
        {"㋿8年9月1日", "2026-09-01"},
        {"令8.9.1", "2026-09-01"},
        {"令和元年5月1日", "2019-05-01"},
        {"R元.5.1", "2019-05-01"},
        {"令和八年十二月三十一日", "2026-12-31"},
        {"二〇二六年九月一日", "2026-09-01"},
        {"二千二十六年十月二十日", "2026-10-20"},
        {"平成31年4月30日", "2019-04-30"},
        {"H元.1.8", "1989-01-08"},
        {"昭和64年1月7日", "1989-01-07"},
        {"S20.8.15", "1945-08-15"},
        {"昭和元年12月25日", "1926-12-25"},
        {"大正15年12月25日", "1926-12-25"},
        {"T9.3.3", "1920-03-03"},
        {"大正元年7月30日", "1912-07-30"},
        {"明治45年7月30日", "1912-07-30"},
        {"M43.5.5", "1910-05-05"},
        {"2024-02-29", "2024-02-29"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        calendar_date date;
        if (!calendar_parse(rows[i].typed, &date))
            fail_msg("%s was refused", rows[i].typed);
        g_autofree char *iso = calendar_iso(date);
        assert_string_equal(iso, rows[i].iso);
    }
}

static void what_is_no_date_is_refused_and_leaves_the_date_alone(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        " ",
        "明日",
        "2026",
        "2026-9",
        "2026-9-",
        "2026-9-1-",
        "2026-9-1 10:00",
        "2026-9/1",
        "2026年9-1",
        "26/9/1",
        "12026-9-1",
        "2026-13-1",
        "2026-02-29",
        "20260230",
        "09991231",
        "2026090",
        "202609011",
        "昭和64年1月8日",
        "平成元年1月7日",
        "平成31年5月1日",
        "令和元年4月30日",
        "令和0年5月1日",
        "令和100年5月1日",
        "大正15年12月26日",
        "明治45年7月31日",
        "明治元年1月1日",
        "元年5月1日",
        "令和",
        "令和年9月1日",
        "R8",
        "X8.9.1",
        "-2026-9-1",
        "99999999999-9-1",
        "2026-99999999-1",
        "二〇二六二〇二六二年九月一日",
        "九九九九九九九千年九月一日",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        calendar_date date = {1, 2, 3};
        if (calendar_parse(wrong[i], &date))
            fail_msg("%s was accepted", wrong[i]);
        assert_int_equal(date.year, 1);
    }
}

static void a_date_is_shown_as_each_language_writes_it(void **state)
{
    (void)state;
    static const struct {
        calendar_date date;
        const char *language;
        const char *text;
    } rows[] = {
        {{2026, 9, 1}, "ja", "2026年9月1日（令和8年）"},
        {{2019, 5, 1}, "ja", "2019年5月1日（令和元年）"},
        {{1926, 12, 25}, "ja", "1926年12月25日（昭和元年）"},
        {{1850, 1, 2}, "ja", "1850年1月2日"},
        {{2026, 9, 1}, "ja-x-easy", "2026年9月1日（令和8年）"},
        {{2026, 9, 1}, "en", "1 September 2026"},
        {{2026, 12, 31}, "en", "31 December 2026"},
        {{2026, 9, 1}, "zh-Hans", "2026年9月1日"},
        {{2026, 12, 31}, "zh-Hans", "2026年12月31日"},
        {{2026, 9, 1}, "ko", "2026년 9월 1일"},
        {{2026, 12, 31}, "ko", "2026년 12월 31일"},
        {{2026, 9, 1}, "vi", "2026-09-01"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = calendar_display(rows[i].date, rows[i].language);
        assert_string_equal(text, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(today_is_a_day_that_tokyo_has_now),
        cmocka_unit_test(the_fiscal_year_begins_in_april),
        cmocka_unit_test(the_era_changes_on_its_day),
        cmocka_unit_test(a_date_that_no_calendar_has_is_invalid),
        cmocka_unit_test(what_people_type_is_read),
        cmocka_unit_test(what_is_no_date_is_refused_and_leaves_the_date_alone),
        cmocka_unit_test(a_date_is_shown_as_each_language_writes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
