/* From long rows to figures, and the sentence of their total. */

#include "statistics/figures.h"
#include "statistics/number_text.h"
#include "statistics/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tables.h"

/* The cells of a row, as people see them: "120 | 34.9 | 98 | +22 | +22.4". */
static char *cells_of(const json_t *figures, const char *row)
{
    const int y = figures_row_at(figures, row);
    g_autoptr(GString) line = g_string_new(NULL);

    assert_true(y >= 0);
    for (guint x = 0; x < figures_column_count(figures); x++) {
        const json_t *column = figures_column_json(figures, x);
        g_autofree char *text = number_text(figures_cell(figures, (guint)y, x),
                                            json_string_value(json_object_get(column, "kind")));
        g_string_append_printf(line, "%s%s", x > 0 ? " | " : "", text);
    }
    return g_strdup(line->str);
}

static void assert_row(const json_t *figures, const char *row, const char *expected)
{
    g_autofree char *cells = cells_of(figures, row);
    assert_string_equal(cells, expected);
}

/* The codes of the list, in its order. */
static void assert_codes(const json_t *list, const char *expected)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    size_t i = 0;
    json_t *member = NULL;

    json_array_foreach(list, i, member)
    {
        g_string_append_printf(codes, "%s%s", i > 0 ? " " : "",
                               json_string_value(json_object_get(member, "code")));
    }
    assert_string_equal(codes->str, expected);
}

static void every_count_stands_beside_its_share_and_the_year_before(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, &last_year);
    put_present(table, "transition", "224");
    put_present(table, "daily", "120");
    put_previous(table, "daily", "98");
    put_previous(table, "transition", "161");
    json_auto_t *figures = figures_build(table);
    assert_row(figures, "daily", "120 | 34.9 | 98 | +22 | +22.4");
    assert_row(figures, "acute", "0 | 0.0 | 0 | ±0 | –");
    assert_row(figures, "total", "344 | 100.0 | 259 | +85 | +32.8");
    assert_codes(json_object_get(figures, "rows"), "daily transition acute total");
    assert_codes(json_object_get(figures, "columns"),
                 "contacts contacts.share contacts.previous contacts.difference contacts.change");
    assert_int_equal(json_integer_value(json_object_get(figures, "base")), 344);
}

static void a_code_of_an_older_form_and_what_was_not_recorded_have_rows_of_their_own(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, &last_year);
    put_present(table, NULL, "3");
    put_present(table, "old_code", "2");
    put_previous(table, "", "1");
    json_auto_t *figures = figures_build(table);
    assert_codes(json_object_get(figures, "rows"), "daily transition acute old_code unknown total");
    assert_row(figures, "old_code", "2 | 40.0 | 0 | +2 | –");
    assert_row(figures, "unknown", "3 | 60.0 | 1 | +2 | +200.0");
    assert_row(figures, "total", "5 | 100.0 | 1 | +4 | +400.0");
}

static void what_the_list_calls_unknown_takes_in_what_was_not_recorded(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, NULL);
    figures_add_unknown(table, "unclear", "わからない");
    put_present(table, "unclear", "3");
    put_present(table, NULL, "4");
    json_auto_t *figures = figures_build(table);
    assert_codes(json_object_get(figures, "rows"), "daily transition acute unclear total");
    assert_row(figures, "unclear", "7 | 100.0");
}

static void without_a_previous_period_nothing_is_compared(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, NULL);
    put_present(table, "daily", "1");
    put_previous(table, "daily", "9");
    json_auto_t *figures = figures_build(table);
    assert_codes(json_object_get(figures, "columns"), "contacts contacts.share");
    assert_true(json_is_null(json_object_get(figures, "previous")));
    assert_row(figures, "total", "1 | 100.0");
}

static void shares_of_several_answers_are_of_the_base(void **state)
{
    figures_head head = scenes_head(NULL);
    head.multiple = true;
    g_autoptr(figures_builder) table = figures_builder_new(*state, "ja", &head);
    const figures_column column = {.code = "contacts",
                                   .label = "件数",
                                   .unit = "件",
                                   .kind = FIGURES_COUNT,
                                   .with = FIGURES_WITH_SHARE};
    figures_add_row(table, "a", "一");
    figures_add_row(table, "b", "二");
    figures_label_total(table, "回答のあった件数");
    figures_add_column(table, &column);
    put_present(table, "a", "30");
    put_present(table, "b", "25");
    put_present(table, "total", "40");
    json_auto_t *figures = figures_build(table);
    assert_row(figures, "a", "30 | 75.0");
    assert_row(figures, "b", "25 | 62.5");
    assert_row(figures, "total", "40 | 100.0");
}

static void a_median_of_nothing_is_none_and_one_of_few_has_a_decimal(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, NULL);
    const figures_column hours = {.code = "hours",
                                  .label = "中央値",
                                  .unit = "時間",
                                  .kind = FIGURES_HOURS,
                                  .of = "contacts"};
    figures_add_column(table, &hours);
    put_present(table, "daily", "1234");
    figures_put(table, FIGURES_PRESENT, "daily", "hours", "4.25");
    figures_put(table, FIGURES_PRESENT, "acute", "hours", NULL);
    json_auto_t *figures = figures_build(table);
    assert_row(figures, "daily", "1,234 | 100.0 | 4.3");
    assert_row(figures, "acute", "0 | 0.0 | –");
    assert_row(figures, "total", "1,234 | 100.0 | –");
}

static void assert_sentence(const catalog *texts, const char *now, const char *before,
                            const char *expected)
{
    g_autoptr(figures_builder) table = scenes_table(texts, before != NULL ? &last_year : NULL);
    put_present(table, "daily", now);
    put_previous(table, "daily", before);
    json_auto_t *figures = figures_build(table);
    g_autofree char *sentence = sentence_of_total(texts, "ja", figures, "contacts");
    assert_string_equal(sentence, expected);
}

static void the_total_is_a_sentence(void **state)
{
    assert_sentence(*state, "344", "259", "344件（前年度比 +85件、+32.8％）");
    assert_sentence(*state, "259", "1344", "259件（前年度比 −1,085件、−80.7％）");
    assert_sentence(*state, "259", "259", "259件（前年度と同数）");
    assert_sentence(*state, "85", "0", "85件（前年度は0件）");
    assert_sentence(*state, "0", "0", "0件（前年度と同数）");
    assert_sentence(*state, "1344", NULL, "1,344件");
}

static void the_sentence_is_one_in_english_too(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, &last_year);
    put_present(table, "daily", "344");
    put_previous(table, "daily", "259");
    json_auto_t *figures = figures_build(table);
    g_autofree char *sentence = sentence_of_total(*state, "en", figures, "contacts");
    assert_string_equal(sentence, "344 contacts (+85, +32.8% on 前年度)");
    assert_null(sentence_of_total(*state, "en", figures, "people"));
}

static void machines_read_plain_numbers(void **state)
{
    (void)state;
    json_auto_t *cells = json_pack("[i, f, f, s, n]", -1234, -32.8, 1234.5, "x");
    static const char *const kinds[] = {"difference", "change", "rate", "count", "change"};
    static const char *const expected[] = {"-1234", "-32.8", "1234.5", "x", ""};

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *plain = number_plain(json_array_get(cells, i), kinds[i]);
        assert_string_equal(plain, expected[i]);
    }
}

static void kept_figures_show_the_same_numbers(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, &last_year);
    put_present(table, "daily", "1");
    put_present(table, "acute", "2");
    put_previous(table, "acute", "3");
    json_auto_t *figures = figures_build(table);
    g_autofree char *kept = json_dumps(figures, JSON_REAL_PRECISION(15));
    json_auto_t *read = json_loads(kept, 0, NULL);
    g_autofree char *acute = cells_of(figures, "acute");
    assert_non_null(strstr(kept, "66.7"));
    assert_null(strstr(kept, "66.70"));
    assert_row(read, "acute", acute);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_count_stands_beside_its_share_and_the_year_before),
        cmocka_unit_test(a_code_of_an_older_form_and_what_was_not_recorded_have_rows_of_their_own),
        cmocka_unit_test(what_the_list_calls_unknown_takes_in_what_was_not_recorded),
        cmocka_unit_test(without_a_previous_period_nothing_is_compared),
        cmocka_unit_test(shares_of_several_answers_are_of_the_base),
        cmocka_unit_test(a_median_of_nothing_is_none_and_one_of_few_has_a_decimal),
        cmocka_unit_test(the_total_is_a_sentence),
        cmocka_unit_test(the_sentence_is_one_in_english_too),
        cmocka_unit_test(machines_read_plain_numbers),
        cmocka_unit_test(kept_figures_show_the_same_numbers),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
