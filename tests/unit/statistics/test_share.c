#include "statistics/share.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_share_has_one_decimal_and_halves_go_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(share_tenths(120, 344), 349);
    assert_int_equal(share_tenths(85, 259), 328);
    assert_int_equal(share_tenths(1, 2000), 1);
    assert_int_equal(share_tenths(-1, 2000), -1);
    assert_int_equal(share_tenths(0, 7), 0);
    assert_int_equal(share_tenths(7, 7), 1000);
    assert_int_equal(share_tenths(-1, 15), -67);
}

static void the_percents_of_sixteen_answers_are_those_of_the_council_paper(void **state)
{
    (void)state;
    const gint64 parts[] = {2, 1, 6, 2, 3, 1, 1};
    const gint64 expected[] = {12, 6, 38, 13, 19, 6, 6};
    gint64 percents[G_N_ELEMENTS(parts)];

    share_percents(parts, G_N_ELEMENTS(parts), percents);
    assert_memory_equal(percents, expected, sizeof(expected));
}

static void of_nothing_every_percent_is_0(void **state)
{
    (void)state;
    const gint64 parts[] = {0, 0, 0};
    gint64 percents[] = {1, 1, 1};

    share_percents(parts, 3, percents);
    assert_int_equal(percents[0] + percents[1] + percents[2], 0);
    share_percents(parts, 0, percents);
}

static void percents_add_up_to_100_and_none_is_a_whole_percent_off(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20261124);

    for (guint round = 0; round < 20000; round++) {
        gint64 parts[12] = {1 + g_rand_int_range(random, 0, 5)};
        gint64 percents[12];
        gint64 whole = parts[0];
        gint64 sum = 0;
        const guint count = (guint)g_rand_int_range(random, 1, 13);
        for (guint i = 1; i < count; i++) {
            parts[i] = g_rand_int_range(random, 0, round % 2 == 0 ? 4 : 5000);
            whole += parts[i];
        }
        share_percents(parts, count, percents);
        for (guint i = 0; i < count; i++) {
            sum += percents[i];
            assert_true(ABS(percents[i] * whole - parts[i] * 100) < whole);
        }
        assert_int_equal(sum, 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_has_one_decimal_and_halves_go_away_from_zero),
        cmocka_unit_test(the_percents_of_sixteen_answers_are_those_of_the_council_paper),
        cmocka_unit_test(of_nothing_every_percent_is_0),
        cmocka_unit_test(percents_add_up_to_100_and_none_is_a_whole_percent_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
