/* Whatever was recorded: every row is the records behind it, and the total is all of them. */

#include "statistics/figures.h"
#include "statistics/suppress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tables.h"

enum { CODES = 6, CONTACTS_MAX = 400 };

/* What a record may say: a scene of the list, one of an older form, or nothing. */
static const char *const codes[CODES] = {"daily", "transition", "acute", "older", "oldest", NULL};
static const char *const rows[CODES] = {"daily", "transition", "acute",
                                        "older", "oldest",     "unknown"};

/* Records of a period, one after the other, and how many there are of each code. */
static gint64 record(figures_builder *table, figures_time time, GRand *random, gint64 *behind)
{
    const gint contacts = g_rand_int_range(random, 0, CONTACTS_MAX);

    for (gint i = 0; i < contacts; i++) {
        const gint code = g_rand_int_range(random, 0, 1 + g_rand_int_range(random, 0, CODES));
        figures_put(table, time, codes[code], "contacts", "1");
        behind[code]++;
    }
    return contacts;
}

static gint64 number_in(const json_t *figures, const char *row, const char *column)
{
    return json_integer_value(figures_value(figures, row, column));
}

static void every_row_is_the_records_behind_it_and_the_total_all_of_them(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(259344);

    for (guint round = 0; round < 200; round++) {
        gint64 now[CODES] = {0};
        gint64 before[CODES] = {0};
        g_autoptr(figures_builder) table = scenes_table(*state, &last_year);
        const gint64 all_now = record(table, FIGURES_PRESENT, random, now);
        const gint64 all_before = record(table, FIGURES_PREVIOUS, random, before);
        json_auto_t *figures = figures_build(table);
        for (guint i = 0; i < CODES; i++) {
            assert_int_equal(number_in(figures, rows[i], "contacts"), now[i]);
            assert_int_equal(number_in(figures, rows[i], "contacts.previous"), before[i]);
        }
        assert_int_equal(number_in(figures, "total", "contacts"), all_now);
        assert_int_equal(number_in(figures, "total", "contacts.previous"), all_before);
        assert_int_equal(number_in(figures, "total", "contacts.difference"), all_now - all_before);
        assert_int_equal(json_integer_value(json_object_get(figures, "base")), all_now);
    }
}

/* The sum of the rows of a column that stay, and whether one is masked. */
static gint64 sum_of_what_stays(const json_t *figures, const char *column, bool *masked)
{
    gint64 sum = 0;

    for (guint i = 0; i < CODES; i++) {
        const json_t *cell = figures_value(figures, rows[i], column);
        *masked = *masked || figures_is_masked(cell);
        sum += json_integer_value(cell);
    }
    return sum;
}

static void a_total_that_stays_is_the_sum_unless_a_row_is_masked(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(85);

    for (guint round = 0; round < 200; round++) {
        gint64 behind[CODES] = {0};
        bool is_masked = false;
        g_autoptr(figures_builder) table = scenes_table(*state, NULL);
        const gint64 all = record(table, FIGURES_PRESENT, random, behind);
        json_auto_t *figures = figures_build(table);
        json_auto_t *masked = suppress_figures(figures, SUPPRESS_BELOW);
        const gint64 sum = sum_of_what_stays(masked, "contacts", &is_masked);
        const json_t *total = figures_value(masked, "total", "contacts");
        assert_true(figures_is_masked(total) || json_integer_value(total) == all);
        assert_true(is_masked ? sum + 2 <= all || figures_is_masked(total) : sum == all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_the_records_behind_it_and_the_total_all_of_them),
        cmocka_unit_test(a_total_that_stays_is_the_sum_unless_a_row_is_masked),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
