#include "pages/staff/request_age.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* 2026-09-01 is a Tuesday. */
static void assert_age(calendar_date today, int days, bool overdue)
{
    const request_age age = request_age_on("2026-09-01T09:00:00+09:00", today, 3);

    assert_int_equal(age.days, days);
    assert_int_equal(age.overdue, overdue);
}

static void the_day_itself_does_not_count(void **state)
{
    (void)state;
    assert_age((calendar_date){2026, 9, 1}, 0, false);
    assert_age((calendar_date){2026, 9, 2}, 1, false);
}

static void three_working_days_are_kept_and_four_are_too_many(void **state)
{
    (void)state;
    assert_age((calendar_date){2026, 9, 4}, 3, false);
    assert_age((calendar_date){2026, 9, 6}, 5, false); /* Sunday */
    assert_age((calendar_date){2026, 9, 7}, 6, true);
    assert_age((calendar_date){2027, 9, 1}, 365, true);
}

static void what_is_not_promised_is_never_overdue(void **state)
{
    (void)state;
    assert_false(
        request_age_on("2026-09-01T09:00:00+09:00", (calendar_date){2027, 9, 1}, 0).overdue);
}

static void a_clock_that_is_behind_makes_nobody_wait(void **state)
{
    (void)state;
    assert_age((calendar_date){2026, 8, 31}, 0, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_itself_does_not_count),
        cmocka_unit_test(three_working_days_are_kept_and_four_are_too_many),
        cmocka_unit_test(what_is_not_promised_is_never_overdue),
        cmocka_unit_test(a_clock_that_is_behind_makes_nobody_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
