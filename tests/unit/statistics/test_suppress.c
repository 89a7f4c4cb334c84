/* What is masked cannot be computed back: a reader with a computer tries. */

#include "statistics/suppress.h"

#include "statistics/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tables.h"

enum { SIDE = 3, THRESHOLD = 5 };

static int load_texts(void **state)
{
    *state = shipped_texts();
    return *state == NULL ? -1 : 0;
}

static int free_texts(void **state)
{
    catalog_free(*state);
    return 0;
}

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

/* T5 of these three counts, and those of the year before. */
static json_t *scenes_of(const catalog *texts, const gint64 *now, const gint64 *before)
{
    g_autoptr(figures_builder) table = scenes_table(texts, before != NULL ? &last_year : NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(scenes); i++) {
        g_autofree char *present = g_strdup_printf("%" G_GINT64_FORMAT, now[i]);
        g_autofree char *previous =
            before != NULL ? g_strdup_printf("%" G_GINT64_FORMAT, before[i]) : NULL;
        put_present(table, scenes[i][0], present);
        put_previous(table, scenes[i][0], previous);
    }
    return figures_build(table);
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

/* A cross table with totals of rows and of columns. */
typedef struct {
    gint64 cells[SIDE][SIDE];
} grid;

static const char *const names[SIDE + 1] = {"a", "b", "c", "all"};

static json_t *cross_table(const catalog *texts, const grid *counts)
{
    const figures_head head = scenes_head(NULL);
    g_autoptr(figures_builder) table = figures_builder_new(texts, "ja", &head);

    for (guint x = 0; x <= SIDE; x++) {
        const figures_column column = {.code = names[x],
                                       .label = names[x],
                                       .kind = FIGURES_COUNT,
                                       .adds = true,
                                       .part_of = x < SIDE ? names[SIDE] : NULL};
        figures_add_column(table, &column);
    }
    for (guint y = 0; y < SIDE; y++) {
        figures_add_row(table, names[y], names[y]);
        for (guint x = 0; x < SIDE; x++) {
            g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, counts->cells[y][x]);
            figures_put(table, FIGURES_PRESENT, names[y], names[x], count);
            figures_put(table, FIGURES_PRESENT, names[y], names[SIDE], count);
        }
    }
    return figures_build(table);
}

static bool is_masked(const json_t *masked, guint y, guint x)
{
    return figures_is_masked(figures_cell(masked, y, x));
}

/* Whether a total of these cells can stand in that place of what was published. */
static bool fits(const json_t *masked, guint y, guint x, gint64 sum)
{
    return is_masked(masked, y, x) ? sum >= 1
                                   : sum == json_integer_value(figures_cell(masked, y, x));
}

static bool totals_fit(const json_t *masked, const grid *guess)
{
    gint64 all = 0;

    for (guint i = 0; i < SIDE; i++) {
        gint64 row = 0;
        gint64 column = 0;
        for (guint j = 0; j < SIDE; j++) {
            row += guess->cells[i][j];
            column += guess->cells[j][i];
        }
        all += row;
        if (!fits(masked, i, SIDE, row) || !fits(masked, SIDE, i, column)) {
            return false;
        }
    }
    return fits(masked, SIDE, SIDE, all);
}

/*
 * Tries every table that is the true one, or one more or less in masked cells, and notes of which
 * cells another value than the true one was possible. That is enough to be not known.
 */
static void guess_from(const json_t *masked, const grid *truth, grid *guess, guint at,
                       bool (*open)[SIDE])
{
    if (at == SIDE * SIDE) {
        for (guint i = 0; totals_fit(masked, guess) && i < at; i++) {
            const bool other = guess->cells[i / SIDE][i % SIDE] != truth->cells[i / SIDE][i % SIDE];
            open[i / SIDE][i % SIDE] = open[i / SIDE][i % SIDE] || other;
        }
        return;
    }
    const guint y = at / SIDE;
    const guint x = at % SIDE;
    const gint64 reach = is_masked(masked, y, x) ? 1 : 0;

    for (gint64 value = truth->cells[y][x] - reach; value <= truth->cells[y][x] + reach; value++) {
        guess->cells[y][x] = value;
        if (value >= 1 || reach == 0) {
            guess_from(masked, truth, guess, at + 1, open);
        }
    }
}

static grid random_grid(GRand *random, gint largest)
{
    grid counts;

    for (guint i = 0; i < SIDE * SIDE; i++) {
        counts.cells[i / SIDE][i % SIDE] =
            g_rand_int_range(random, 0, 3) == 0 ? 0 : g_rand_int_range(random, 0, largest + 1);
    }
    return counts;
}

static void nobody_computes_back_a_small_cell_of_a_cross_table(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20261124);

    for (guint round = 0; round < 3000; round++) {
        const grid truth = random_grid(random, round % 3 == 0 ? 3 : round % 3 == 1 ? 8 : 30);
        json_auto_t *figures = cross_table(*state, &truth);
        json_auto_t *masked = suppress_figures(figures, THRESHOLD);
        bool open[SIDE][SIDE] = {{false}};
        grid guess;
        guess_from(masked, &truth, &guess, 0, open);
        for (guint i = 0; i < SIDE * SIDE; i++) {
            const gint64 value = truth.cells[i / SIDE][i % SIDE];
            const bool small = value > 0 && value < THRESHOLD;
            if (small && !open[i / SIDE][i % SIDE]) {
                g_autofree char *text = json_dumps(masked, JSON_INDENT(1));
                fail_msg("round %u: cell %u must be %d\n%s", round, i, (int)value, text);
            }
        }
    }
}

/* Whether the two documents agree in every cell that is not masked in the first. */
static bool stays_the_same(const json_t *masked, const json_t *other)
{
    for (guint y = 0; y < figures_row_count(masked); y++) {
        for (guint x = 0; x < figures_column_count(masked); x++) {
            const json_t *cell = figures_cell(masked, y, x);
            if (!figures_is_masked(cell) && !json_equal(cell, figures_cell(other, y, x))) {
                return false;
            }
        }
    }
    return true;
}

/* Whether a list whose counts differ from the true ones by these steps could have been published.
 */
static bool could_be(const catalog *texts, const json_t *masked, const gint64 (*truth)[SIDE],
                     const gint64 (*steps)[SIDE])
{
    gint64 guess[2][SIDE];

    for (guint i = 0; i < 2 * SIDE; i++) {
        guess[i / SIDE][i % SIDE] = truth[i / SIDE][i % SIDE] + steps[i / SIDE][i % SIDE];
        if (steps[i / SIDE][i % SIDE] != 0 && guess[i / SIDE][i % SIDE] < 1) {
            return false;
        }
    }
    json_auto_t *figures = scenes_of(texts, guess[0], guess[1]);
    return stays_the_same(masked, figures);
}

/*
 * The counts of this year, or of the last, by all small steps: the other year's are left alone, and
 * the shares, differences and changes that stay must come out the same.
 */
static bool has_another_value(const catalog *texts, const json_t *masked,
                              const gint64 (*truth)[SIDE], guint year, guint row)
{
    for (guint code = 0; code < 27; code++) {
        gint64 steps[2][SIDE] = {{0}};
        steps[year][0] = (gint64)(code % 3) - 1;
        steps[year][1] = (gint64)(code / 3 % 3) - 1;
        steps[year][2] = (gint64)(code / 9) - 1;
        if (steps[year][row] != 0 && could_be(texts, masked, truth, (const gint64(*)[SIDE])steps)) {
            return true;
        }
    }
    return false;
}

static void nobody_computes_back_a_small_cell_from_what_is_computed_of_it(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(344);

    for (guint round = 0; round < 300; round++) {
        const gint largest = round % 2 == 0 ? 6 : 15;
        gint64 truth[2][SIDE];
        for (guint i = 0; i < 2 * SIDE; i++) {
            truth[i / SIDE][i % SIDE] = g_rand_int_range(random, 0, largest);
        }
        json_auto_t *figures = scenes_of(*state, truth[0], truth[1]);
        json_auto_t *masked = suppress_figures(figures, THRESHOLD);
        for (guint i = 0; i < 2 * SIDE; i++) {
            const gint64 value = truth[i / SIDE][i % SIDE];
            const bool small = value > 0 && value < THRESHOLD;
            assert_true(!small || has_another_value(*state, masked, (const gint64(*)[SIDE])truth,
                                                    i / SIDE, i % SIDE));
        }
    }
}

static void what_stays_is_what_was_counted(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);

    for (guint round = 0; round < 2000; round++) {
        const grid truth = random_grid(random, 12);
        json_auto_t *figures = cross_table(*state, &truth);
        json_auto_t *masked = suppress_figures(figures, THRESHOLD);
        for (guint i = 0; i < (SIDE + 1) * (SIDE + 1); i++) {
            const json_t *before = figures_cell(figures, i / (SIDE + 1), i % (SIDE + 1));
            const json_t *after = figures_cell(masked, i / (SIDE + 1), i % (SIDE + 1));
            const gint64 value = json_integer_value(before);
            assert_true(figures_is_masked(after) || json_equal(before, after));
            assert_true(value == 0 || value >= THRESHOLD || figures_is_masked(after));
            assert_false(value == 0 && figures_is_masked(after));
        }
    }
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
        cmocka_unit_test(without_a_threshold_nothing_changes_and_masking_twice_is_masking_once),
        cmocka_unit_test(nobody_computes_back_a_small_cell_of_a_cross_table),
        cmocka_unit_test(nobody_computes_back_a_small_cell_from_what_is_computed_of_it),
        cmocka_unit_test(what_stays_is_what_was_counted),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
