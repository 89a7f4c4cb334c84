#include "base/calendar_partial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
    const char *typed;
    const char *iso;
} reading;

static void months_are_read_as_people_type_them(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"2026-09", "2026-09"},      {"2026-9", "2026-09"},         {"2026/9", "2026-09"},
        {"2026.9", "2026-09"},       {"202609", "2026-09"},         {"２０２６０９", "2026-09"},
        {"2026년 9월", "2026-09"},   {"２０２６年９月", "2026-09"}, {" 2026 年 9 月　", "2026-09"},
        {"令和8年9月", "2026-09"},   {"令和八年十二月", "2026-12"}, {"R8.9", "2026-09"},
        {"Ｒ８／９", "2026-09"},     {"r08-09", "2026-09"},         {"令和元年5月", "2019-05"},
        {"平成31年4月", "2019-04"},  {"昭和64年1月", "1989-01"},    {"平成元年1月", "1989-01"},
        {"昭和元年12月", "1926-12"}, {"大正15年12月", "1926-12"},   {"M43.5", "1910-05"},
        {"1000-01", "1000-01"},      {"9999-12", "9999-12"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        calendar_month month;
        if (!calendar_month_parse(rows[i].typed, &month))
            fail_msg("%s was refused", rows[i].typed);
        g_autofree char *iso = calendar_month_iso(month);
        assert_string_equal(iso, rows[i].iso);
    }
}

static void what_is_no_month_is_refused_and_leaves_it_alone(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "2026",
        "2026年",
        "令和8年",
        "9月",
        "26/9",
        "2026-13",
        "2026-00",
        "202613",
        "20269",
        "2026090",
        "20260901",
        "099912",
        "2026-09-01",
        "2026年9月1日",
        "2026/9月",
        "2026年9",
        "2026-9-",
        "昭和64年2月",
        "平成31年5月",
        "令和元年4月",
        "昭和元年11月",
        "大正16年1月",
        "令和0年5月",
        "R8",
        "2026-九九九九九九九千",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        calendar_month month = {1, 2};
        if (calendar_month_parse(wrong[i], &month))
            fail_msg("%s was accepted", wrong[i]);
        assert_int_equal(month.year, 1);
    }
}

static void years_are_read_as_people_type_them(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"2026년", "2026"},    {"2026", "2026"},       {"２０２６", "2026"},   {"2026年", "2026"},
        {" 2026 年 ", "2026"}, {"令和8年", "2026"},    {"令和 ８", "2026"},    {"R8", "2026"},
        {"令和元年", "2019"},  {"令和元", "2019"},     {"平成31年", "2019"},   {"昭和64年", "1989"},
        {"H1", "1989"},        {"二〇二六年", "2026"}, {"昭和二十年", "1945"}, {"明治元年", "1868"},
        {"昭和元年", "1926"},  {"T15", "1926"},        {"1000", "1000"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        int year = 0;
        if (!calendar_year_parse(rows[i].typed, &year))
            fail_msg("%s was refused", rows[i].typed);
        g_autofree char *iso = calendar_year_iso(year);
        assert_string_equal(iso, rows[i].iso);
    }
}

static void what_is_no_year_is_refused_and_leaves_it_alone(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",          "26",       "999",      "20260",    "2026-09", "2026/",     "令和8年9月",
        "令和8年度", "2026年度", "昭和65年", "平成32年", "令和0年", "令和年",    "大正16年",
        "R100",      "元年",     "年",       "X8",       "-2026",   "2026 2027",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        int year = -1;
        if (calendar_year_parse(wrong[i], &year))
            fail_msg("%s was accepted", wrong[i]);
        assert_int_equal(year, -1);
    }
}

static void a_month_is_shown_as_each_language_writes_it(void **state)
{
    (void)state;
    static const struct {
        calendar_month month;
        const char *language;
        const char *text;
    } rows[] = {
        {{2026, 9}, "ja", "2026年9月（令和8年）"},
        {{2026, 9}, "ja-x-easy", "2026年9月（令和8年）"},
        {{2019, 5}, "ja", "2019年5月（令和元年）"},
        {{2019, 4}, "ja", "2019年4月（平成31年）"},
        {{1989, 1}, "ja", "1989年1月（昭和64年・平成元年）"},
        {{1926, 12}, "ja", "1926年12月（大正15年・昭和元年）"},
        {{1868, 1}, "ja", "1868年1月（明治元年）"},
        {{1850, 1}, "ja", "1850年1月"},
        {{2026, 9}, "en", "September 2026"},
        {{2026, 12}, "en", "December 2026"},
        {{2026, 9}, "zh-Hans", "2026年9月"},
        {{2026, 9}, "ko", "2026년 9월"},
        {{2026, 9}, "vi", "2026-09"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = calendar_month_display(rows[i].month, rows[i].language);
        assert_string_equal(text, rows[i].text);
    }
}

static void a_year_is_shown_as_each_language_writes_it(void **state)
{
    (void)state;
    static const struct {
        int year;
        const char *language;
        const char *text;
    } rows[] = {
        {2026, "ja", "2026年（令和8年）"},
        {2019, "ja", "2019年（平成31年・令和元年）"},
        {1989, "ja", "1989年（昭和64年・平成元年）"},
        {1868, "ja", "1868年（明治元年）"},
        {1850, "ja-x-easy", "1850年"},
        {2026, "en", "2026"},
        {2026, "zh-Hans", "2026年"},
        {2026, "ko", "2026년"},
        {2026, "vi", "2026"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = calendar_year_display(rows[i].year, rows[i].language);
        assert_string_equal(text, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_read_as_people_type_them),
        cmocka_unit_test(what_is_no_month_is_refused_and_leaves_it_alone),
        cmocka_unit_test(years_are_read_as_people_type_them),
        cmocka_unit_test(what_is_no_year_is_refused_and_leaves_it_alone),
        cmocka_unit_test(a_month_is_shown_as_each_language_writes_it),
        cmocka_unit_test(a_year_is_shown_as_each_language_writes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
