#include "chart/fill.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* WCAG 2: relative luminance of "#rrggbb". */
static double luminance(const char *colour)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double share = (g_ascii_xdigit_value(colour[1 + 2 * i]) * 16 +
                        g_ascii_xdigit_value(colour[2 + 2 * i])) /
                       255.0;
        sum += weights[i] * (share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static void every_ink_stands_out_on_white(void **state)
{
    (void)state;
    for (guint i = 0; i < FILL_ALL; i++) {
        assert_true(1.05 / (luminance(fill_get(i)->ink) + 0.05) >= 4.5);
    }
}

static void no_two_series_have_the_same_pattern_or_dash(void **state)
{
    (void)state;
    for (guint i = 0; i < FILL_ALL; i++) {
        for (guint j = 0; j < i; j++) {
            const fill_style *a = fill_get(i), *b = fill_get(j);
            assert_false(g_str_equal(a->path, b->path) && g_str_equal(a->ground, b->ground));
            assert_false(i < FILL_COUNT && g_strcmp0(a->dash, b->dash) == 0);
        }
    }
}

static void there_is_a_fill_for_any_number_and_masked_is_none_of_them(void **state)
{
    (void)state;
    for (gsize i = 0; i < 200; i++) {
        assert_true(fill_of(i) != FILL_MASKED && fill_of(i) < FILL_ALL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ink_stands_out_on_white),
        cmocka_unit_test(no_two_series_have_the_same_pattern_or_dash),
        cmocka_unit_test(there_is_a_fill_for_any_number_and_masked_is_none_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
