/* Two tables of one paper do not tell together what each of them keeps. */

#include "statistics/suppress_shared.h"

#include "statistics/figures.h"
#include "statistics/suppress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tables.h"

enum { THRESHOLD = 5 };

typedef struct {
    const char *row, *column, *value;
} entry;

static const suppress_pair rows_pair = {"list", "contacts", "cross", "total", "rest"};
static const suppress_pair columns_pair = {"list", "contacts", "cross", NULL, NULL};

/* A masked table of these counts. */
static json_t *masked_table(const catalog *texts, const char *number, const char *const *columns,
                            const entry *entries, gsize count)
{
    figures_head head = scenes_head(NULL);
    head.number = number;
    g_autoptr(figures_builder) table = figures_builder_new(texts, "ja", &head);

    for (; *columns != NULL; columns++) {
        figures_add_column(table, &(figures_column){.code = *columns,
                                                    .label = *columns,
                                                    .kind = FIGURES_COUNT,
                                                    .adds = true,
                                                    .with = FIGURES_WITH_SHARE});
    }
    for (gsize i = 0; i < count; i++) {
        figures_put(table, FIGURES_PRESENT, entries[i].row, entries[i].column, entries[i].value);
    }
    json_auto_t *figures = figures_build(table);
    return suppress_figures(figures, THRESHOLD);
}

static json_t *list_of(const catalog *texts, const entry *entries, gsize count)
{
    return masked_table(texts, "list", (const char *const[]){"contacts", NULL}, entries, count);
}

static void assert_x(const json_t *table, const char *row, const char *column, bool masked)
{
    assert_int_equal(figures_is_masked(figures_value(table, row, column)), masked);
}

/* The list hides 2 behind 5; the cross table, in which 2 is a part of the rest, would tell both. */
static void what_hides_a_small_count_in_a_list_is_hidden_in_the_cross_table(void **state)
{
    static const entry counts[] = {{"a", "contacts", "20"},
                                   {"b", "contacts", "8"},
                                   {"c", "contacts", "2"},
                                   {"d", "contacts", "5"}};
    static const entry totals[] = {
        {"a", "total", "20"}, {"d", "total", "5"}, {"rest", "total", "10"}};
    json_t *list = list_of(*state, counts, G_N_ELEMENTS(counts));
    json_t *cross = masked_table(*state, "cross", (const char *const[]){"total", NULL}, totals,
                                 G_N_ELEMENTS(totals));
    json_auto_t *tables = json_pack("[o, o]", list, cross);

    assert_x(list, "d", "contacts", true);
    assert_x(cross, "d", "total", false);
    suppress_shared(tables, &rows_pair, 1);
    assert_x(cross, "d", "total", true);
    assert_x(cross, "d", "total.share", true);
    assert_x(cross, "rest", "total", true);
    assert_x(cross, "a", "total", false);
    assert_x(list, "b", "contacts", false);
}

static void the_rest_stays_where_its_rows_hide_each_other(void **state)
{
    static const entry counts[] = {{"a", "contacts", "20"},
                                   {"b", "contacts", "6"},
                                   {"c", "contacts", "1"},
                                   {"d", "contacts", "9"}};
    static const entry totals[] = {
        {"a", "total", "20"}, {"d", "total", "9"}, {"rest", "total", "7"}};
    json_t *list = list_of(*state, counts, G_N_ELEMENTS(counts));
    json_t *cross = masked_table(*state, "cross", (const char *const[]){"total", NULL}, totals,
                                 G_N_ELEMENTS(totals));
    json_auto_t *tables = json_pack("[o, o]", list, cross);

    suppress_shared(tables, &rows_pair, 1);
    assert_x(list, "b", "contacts", true);
    assert_x(cross, "rest", "total", false);
}

/* Five of one each: the cross table masks their total, which the list has too. */
static void a_total_that_is_masked_in_a_cross_table_is_masked_in_the_list(void **state)
{
    static const entry cells[] = {{"a", "one", "1"}, {"b", "one", "1"}, {"c", "one", "1"},
                                  {"d", "one", "1"}, {"e", "one", "1"}, {"a", "two", "9"}};
    static const entry counts[] = {{"one", "contacts", "5"}, {"two", "contacts", "9"}};
    json_t *list = list_of(*state, counts, G_N_ELEMENTS(counts));
    json_t *cross = masked_table(*state, "cross", (const char *const[]){"one", "two", NULL}, cells,
                                 G_N_ELEMENTS(cells));
    json_auto_t *tables = json_pack("[o, o]", cross, list);

    assert_x(cross, FIGURES_TOTAL, "one", true);
    assert_x(list, "one", "contacts", false);
    suppress_shared(tables, &columns_pair, 1);
    assert_x(list, "one", "contacts", true);
    assert_x(list, "one", "contacts.share", true);
    assert_x(list, "two", "contacts", false);
    assert_x(cross, FIGURES_TOTAL, "two", false);
}

static void a_table_that_stands_alone_stays(void **state)
{
    static const entry counts[] = {{"a", "contacts", "20"}, {"b", "contacts", "3"}};
    json_t *list = list_of(*state, counts, G_N_ELEMENTS(counts));
    json_auto_t *tables = json_pack("[o]", list);
    json_auto_t *before = json_deep_copy(tables);

    suppress_shared(tables, &rows_pair, 1);
    assert_true(json_equal(before, tables));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_hides_a_small_count_in_a_list_is_hidden_in_the_cross_table),
        cmocka_unit_test(the_rest_stays_where_its_rows_hide_each_other),
        cmocka_unit_test(a_total_that_is_masked_in_a_cross_table_is_masked_in_the_list),
        cmocka_unit_test(a_table_that_stands_alone_stays),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
