#include "chart/scale.h"

#include "chart/spread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void an_axis_ends_at_a_round_number_at_or_above_the_largest(void **state)
{
    (void)state;
    const struct {
        double largest, step, end;
    } rows[] = {
        {0, 0.1, 0.1},       {0.3, 0.1, 0.3},
        {1, 0.2, 1},         {3, 1, 3},
        {5, 1, 5},           {6, 2, 6},
        {35, 10, 40},        {344, 100, 400},
        {501, 200, 600},     {9999999, 2000000, 10000000},
        {1e12, 200e9, 1e12},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        scale axis = scale_make(rows[i].largest);
        assert_true(ABS(axis.step - rows[i].step) <= 1e-9 * rows[i].step);
        assert_true(ABS(axis.end - rows[i].end) <= 1e-9 * rows[i].end);
        assert_true(axis.steps >= 1 && axis.steps <= 5);
    }
}

static void add(GArray *items, double wish, double height)
{
    spread_item item = {wish, height, 0, items->len};
    g_array_append_val(items, item);
}

static void labels_stay_where_they_wish_when_nothing_is_in_the_way(void **state)
{
    (void)state;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(spread_item));
    add(items, 60, 20);
    add(items, 10, 20);
    spread(items, 0, 100);
    assert_int_equal(g_array_index(items, spread_item, 0).number, 1);
    assert_true(g_array_index(items, spread_item, 0).place == 10);
    assert_true(g_array_index(items, spread_item, 1).place == 60);
}

static void labels_that_fill_the_room_lie_end_to_end(void **state)
{
    (void)state;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(spread_item));
    for (int i = 0; i < 5; i++) {
        add(items, 95, 20);
    }
    assert_true(spread_height(items) == 100);
    spread(items, 0, 100);
    for (guint i = 0; i < items->len; i++) {
        assert_true(g_array_index(items, spread_item, i).place == i * 20.0);
        assert_int_equal(g_array_index(items, spread_item, i).number, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_axis_ends_at_a_round_number_at_or_above_the_largest),
        cmocka_unit_test(labels_stay_where_they_wish_when_nothing_is_in_the_way),
        cmocka_unit_test(labels_that_fill_the_room_lie_end_to_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
