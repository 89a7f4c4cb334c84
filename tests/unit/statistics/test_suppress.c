/* Which cells are masked. That they cannot be computed back is tried in test_suppress_attack.c. */

#include "statistics/suppress.h"

#include "statistics/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tables.h"

enum { THRESHOLD = 5 };

/* "x 6 x | 20" of a column: its rows and its total. */
static char *column_of(const json_t *figures, const char *code)
{
    const int x = figures_column_at(figures, code);
    g_autoptr(GString) line = g_string_new(NULL);

    assert_true(x >= 0);
    for (guint y = 0; y < figures_row_count(figures); y++) {
        const bool total = (int)y == figures_row_at(figures, FIGURES_TOTAL);
        g_autofree char *text = json_dumps(figures_cell(figures, y, (guint)x),
                                           JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        g_string_append_printf(line, "%s%s", y == 0 ? "" : total ? " | " : " ", text);
    }
    g_auto(GStrv) unquoted = g_strsplit(line->str, "\"", -1);
    return g_strjoinv("", unquoted);
}

static void assert_column(const json_t *figures, const char *code, const char *expected)
{
    g_autofree char *column = column_of(figures, code);
    assert_string_equal(column, expected);
}

static void assert_masked(const catalog *texts, const gint64 *now, const char *expected)
{
    json_auto_t *figures = scenes_of(texts, now, NULL);
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    assert_column(masked, "contacts", expected);
}

static void a_small_count_takes_the_next_larger_one_with_it(void **state)
{
    assert_masked(*state, (gint64[]){3, 6, 20}, "x x 20 | 29");
    assert_masked(*state, (gint64[]){20, 6, 3}, "20 x x | 29");
    assert_masked(*state, (gint64[]){6, 7, 8}, "6 7 8 | 21");
}

static void zero_stays_since_it_is_of_nobody(void **state)
{
    assert_masked(*state, (gint64[]){0, 6, 3}, "0 x x | 9");
    assert_masked(*state, (gint64[]){0, 0, 0}, "0 0 0 | 0");
}

static void two_that_must_be_1_and_1_take_a_third(void **state)
{
    assert_masked(*state, (gint64[]){1, 1, 20}, "x x x | 22");
    assert_masked(*state, (gint64[]){2, 1, 20}, "x x 20 | 23");
}

static void two_that_must_be_4_and_4_take_a_third(void **state)
{
    assert_masked(*state, (gint64[]){4, 4, 20}, "x x x | 28");
    assert_masked(*state, (gint64[]){4, 4, 0}, "x x 0 | x");
}

static void a_total_is_masked_where_it_alone_would_tell(void **state)
{
    assert_masked(*state, (gint64[]){0, 3, 0}, "0 x 0 | x");
    assert_masked(*state, (gint64[]){2, 2, 0}, "x x 0 | x");
}

static void what_is_computed_of_a_masked_count_is_masked(void **state)
{
    json_auto_t *figures = scenes_of(*state, (gint64[]){3, 6, 20}, (gint64[]){30, 2, 9});
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    assert_column(masked, "contacts", "x x 20 | 29");
    assert_column(masked, "contacts.share", "x x 69.0 | 100.0");
    assert_column(masked, "contacts.previous", "30 x x | 41");
    assert_column(masked, "contacts.difference", "x x x | -12");
    assert_column(masked, "contacts.change", "x x x | -29.3");
}

static void shares_of_a_masked_total_are_masked(void **state)
{
    json_auto_t *figures = scenes_of(*state, (gint64[]){0, 3, 0}, NULL);
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    assert_column(masked, "contacts.share", "x x x | x");
    assert_string_equal(json_string_value(json_object_get(masked, "base")), FIGURES_MASKED);
}

static void people_who_overlap_are_not_the_only_way_to_reach_the_total(void **state)
{
    figures_head head = scenes_head(NULL);
    g_autoptr(figures_builder) table = figures_builder_new(*state, "ja", &head);
    const figures_column people = {.code = "people", .label = "実人数", .kind = FIGURES_PEOPLE};
    figures_add_row(table, "a", "一");
    figures_add_row(table, "b", "二");
    figures_add_column(table, &people);
    figures_put(table, FIGURES_PRESENT, "a", "people", "9");
    figures_put(table, FIGURES_PRESENT, "b", "people", "4");
    figures_put(table, FIGURES_PRESENT, "total", "people", "13");
    json_auto_t *figures = figures_build(table);
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    assert_column(masked, "people", "x x | 13");
}

static void population_is_nobodys_secret(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, NULL);
    const figures_column population = {
        .code = "population", .label = "人口", .kind = FIGURES_NUMBER, .adds = true};
    const figures_column rate = {
        .code = "rate", .label = "千人あたり", .kind = FIGURES_RATE, .of = "contacts"};
    figures_add_column(table, &population);
    figures_add_column(table, &rate);
    put_present(table, "daily", "3");
    put_present(table, "acute", "8");
    put_present(table, "transition", "9");
    figures_put(table, FIGURES_PRESENT, "daily", "population", "2");
    figures_put(table, FIGURES_PRESENT, "daily", "rate", "0.4");
    figures_put(table, FIGURES_PRESENT, "transition", "rate", "0.9");
    json_auto_t *figures = figures_build(table);
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    assert_column(masked, "population", "2 null null | 2");
    assert_column(masked, "contacts", "x 9 x | 20");
    assert_column(masked, "rate", "x 0.9 null | null");
}

static void a_median_of_a_few_is_masked_whichever_count_they_are(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, NULL);
    const figures_column died = {.code = "died", .label = "死亡", .kind = FIGURES_PEOPLE};
    const figures_column days = {
        .code = "days", .label = "中央値", .kind = FIGURES_DAYS, .of = "contacts"};
    figures_add_column(table, &died);
    figures_add_column(table, &days);
    put_present(table, "daily", "40");
    figures_put(table, FIGURES_PRESENT, "daily", "died", "1");
    figures_put(table, FIGURES_PRESENT, "daily", "days", "12");
    json_auto_t *figures = figures_build(table);
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    assert_column(masked, "contacts", "40 0 0 | 40");
    assert_column(masked, "days", "x null null | null");
}

static void without_a_threshold_nothing_changes_and_masking_twice_is_masking_once(void **state)
{
    json_auto_t *figures = scenes_of(*state, (gint64[]){3, 6, 20}, (gint64[]){1, 1, 9});
    json_auto_t *same = suppress_figures(figures, 0);
    json_auto_t *masked = suppress_figures(figures, THRESHOLD);
    json_auto_t *twice = suppress_figures(masked, THRESHOLD);
    assert_true(json_equal(figures, same));
    assert_false(json_equal(figures, masked));
    assert_true(json_equal(masked, twice));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_count_takes_the_next_larger_one_with_it),
        cmocka_unit_test(zero_stays_since_it_is_of_nobody),
        cmocka_unit_test(two_that_must_be_1_and_1_take_a_third),
        cmocka_unit_test(two_that_must_be_4_and_4_take_a_third),
        cmocka_unit_test(a_total_is_masked_where_it_alone_would_tell),
        cmocka_unit_test(what_is_computed_of_a_masked_count_is_masked),
        cmocka_unit_test(shares_of_a_masked_total_are_masked),
        cmocka_unit_test(people_who_overlap_are_not_the_only_way_to_reach_the_total),
        cmocka_unit_test(population_is_nobodys_secret),
        cmocka_unit_test(a_median_of_a_few_is_masked_whichever_count_they_are),
        cmocka_unit_test(without_a_threshold_nothing_changes_and_masking_twice_is_masking_once),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
