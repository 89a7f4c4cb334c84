/* What is masked cannot be computed back: a reader with a computer tries, on random tables. */

#include "statistics/suppress.h"

#include "statistics/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tables.h"

enum { SIDE = 3, THRESHOLD = 5 };

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
        cmocka_unit_test(nobody_computes_back_a_small_cell_of_a_cross_table),
        cmocka_unit_test(nobody_computes_back_a_small_cell_from_what_is_computed_of_it),
        cmocka_unit_test(what_stays_is_what_was_counted),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
