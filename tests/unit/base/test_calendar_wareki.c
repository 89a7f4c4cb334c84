#include "base/calendar_wareki.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_wareki(const char *iso, const char *expected)
{
    g_autofree char *shown = calendar_wareki(iso);

    assert_string_equal(shown, expected);
}

static void a_day_a_month_and_a_year_have_their_era(void **state)
{
    (void)state;
    assert_wareki("2026-09-01", "令和8年9月1日");
    assert_wareki("2026-09", "令和8年9月");
    assert_wareki("2026", "令和8年");
    assert_wareki("1953-12-31", "昭和28年12月31日");
}

static void the_first_year_is_gannen(void **state)
{
    (void)state;
    assert_wareki("2019-04-30", "平成31年4月30日");
    assert_wareki("2019-05-01", "令和元年5月1日");
    assert_wareki("1989-01-07", "昭和64年1月7日");
    assert_wareki("1989-01-08", "平成元年1月8日");
}

static void of_two_eras_the_newer_one_is_named(void **state)
{
    (void)state;
    assert_wareki("1989-01", "平成元年1月");
    assert_wareki("2019", "令和元年");
}

static void what_has_no_era_stays_as_it_is(void **state)
{
    (void)state;
    assert_wareki("1600-10-21", "1600-10-21");
    assert_wareki("2026-02-30", "2026-02-30");
    assert_wareki("2026-13", "2026-13");
    assert_wareki("", "");
    assert_wareki("来年", "来年");
}

static void assert_fiscal_year(int year, const char *expected)
{
    g_autofree char *shown = calendar_wareki_fiscal_year(year);

    assert_string_equal(shown, expected);
}

static void a_fiscal_year_has_the_era_of_most_of_it(void **state)
{
    (void)state;
    assert_fiscal_year(2026, "令和8年度");
    assert_fiscal_year(2019, "令和元年度");
    assert_fiscal_year(2018, "平成30年度");
    assert_fiscal_year(1989, "平成元年度");
    assert_fiscal_year(1988, "昭和63年度");
    assert_fiscal_year(1600, "1600年度");
    g_autofree char *english = calendar_fiscal_year_display(2026, "en");
    assert_string_equal(english, "FY2026");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_a_month_and_a_year_have_their_era),
        cmocka_unit_test(the_first_year_is_gannen),
        cmocka_unit_test(of_two_eras_the_newer_one_is_named),
        cmocka_unit_test(what_has_no_era_stays_as_it_is),
        cmocka_unit_test(a_fiscal_year_has_the_era_of_most_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
