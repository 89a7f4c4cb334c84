#include "pages/staff/request_age.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int age_on(calendar_date today)
{
    return request_age_on("2026-09-01T23:59:00+09:00", today);
}

static void days_of_the_calendar_are_counted(void **state)
{
    (void)state;
    assert_int_equal(age_on((calendar_date){2026, 9, 1}), 0);
    assert_int_equal(age_on((calendar_date){2026, 9, 2}), 1);
    assert_int_equal(age_on((calendar_date){2027, 9, 1}), 365);
}

static void a_clock_that_is_behind_makes_nobody_wait(void **state)
{
    (void)state;
    assert_int_equal(age_on((calendar_date){2026, 8, 31}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_the_calendar_are_counted),
        cmocka_unit_test(a_clock_that_is_behind_makes_nobody_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
