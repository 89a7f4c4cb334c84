/* Figures as a page and as CSV: the very same numbers. */

#include "statistics/figures.h"
#include "statistics/figures_csv.h"
#include "statistics/figures_view.h"
#include "statistics/suppress.h"
#include "text/templates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tables.h"

/* Two years, in which the transitions of the first are few. */
static json_t *two_years(const catalog *texts)
{
    return scenes_of(texts, (gint64[]){1200, 3, 41}, (gint64[]){0, 30, 41});
}

typedef bool (*writing)(csv_writer *csv, const catalog *texts, const json_t *figures);

static char *written(writing write, const catalog *texts, const json_t *figures)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    assert_true(write(csv, texts, figures));
    fclose(file);
    return bytes;
}

static bool write_wide(csv_writer *csv, const catalog *texts, const json_t *figures)
{
    return figures_csv_wide(csv, texts, "ja", figures, NULL);
}

static bool write_long(csv_writer *csv, const catalog *texts, const json_t *figures)
{
    const figures_origin origin = {"131121", "東京都さくら野区", "すべての窓口"};

    return figures_csv_long_header(csv, texts, "ja", NULL) &&
           figures_csv_long(csv, &origin, figures, NULL);
}

static void a_wide_csv_is_the_table_with_plain_numbers(void **state)
{
    json_auto_t *figures = two_years(*state);
    g_autofree char *bytes = written(write_wide, *state, figures);
    assert_string_equal(
        bytes,
        "\uFEFF"
        "行のコード,行の名前,件数（件）,件数の構成比（％）,前年度の件数（件）,件数の増減（件）,"
        "件数の増減率（％）\r\n"
        "daily,日常の療養支援,1200,96.5,0,1200,\r\n"
        "transition,入退院支援,3,0.2,30,-27,-90.0\r\n"
        "acute,急変時の対応,41,3.3,41,0,0.0\r\n"
        "total,合計,1244,100.0,71,1173,1652.1\r\n");
}

static void a_masked_cell_is_masked_in_the_file_too(void **state)
{
    json_auto_t *figures = two_years(*state);
    json_auto_t *masked = suppress_figures(figures, 5);
    g_autofree char *bytes = written(write_wide, *state, masked);
    assert_non_null(strstr(bytes, "transition,入退院支援,x,x,30,x,x\r\n"));
    assert_non_null(strstr(bytes, "acute,急変時の対応,x,x,41,x,x\r\n"));
    assert_non_null(strstr(bytes, "daily,日常の療養支援,1200,96.5,0,1200,\r\n"));
}

static void a_long_csv_has_a_row_for_each_observation_and_the_period_that_it_is_of(void **state)
{
    json_auto_t *figures = two_years(*state);
    g_autofree char *bytes = written(write_long, *state, figures);
    g_auto(GStrv) lines = g_strsplit(bytes, "\r\n", -1);
    assert_int_equal(g_strv_length(lines), 1 + 4 * 5 + 1);
    assert_true(
        g_str_has_prefix(lines[0], "\uFEFF全国地方公共団体コード,地方公共団体名,集計の範囲,"));
    assert_string_equal(lines[1], "131121,東京都さくら野区,すべての窓口,T5,場面別,2026-04-01,"
                                  "2027-03-31,令和8年度,daily,日常の療養支援,row,contacts,件数,"
                                  "count,件,1200");
    assert_string_equal(lines[8], "131121,東京都さくら野区,すべての窓口,T5,場面別,2025-04-01,"
                                  "2026-03-31,令和7年度,transition,入退院支援,row,"
                                  "contacts.previous,前年度の件数,count,件,30");
}

static char *rendered(const catalog *texts, const json_t *figures)
{
    g_autoptr(mustache_set) templates = templates_load("templates", NULL);
    json_auto_t *view = figures_view(texts, "ja", figures);
    g_autoptr(GString) out = g_string_new(NULL);

    assert_non_null(templates);
    assert_true(
        mustache_render(mustache_set_get(templates, "shared/figures"), templates, view, out, NULL));
    return g_strdup(out->str);
}

static void a_page_groups_the_digits_and_says_how_it_was_counted(void **state)
{
    g_autoptr(figures_builder) table = scenes_table(*state, &last_year);
    put_present(table, "daily", "1200");
    put_previous(table, "daily", "1300");
    figures_define(table, "件数は、対応記録の数です。");
    figures_note(table, "<注>");
    json_auto_t *figures = figures_build(table);
    g_autofree char *page = rendered(*state, figures);
    assert_non_null(strstr(page, "<td>1,200</td>"));
    assert_non_null(strstr(page, "<td>−100</td>"));
    assert_non_null(strstr(page, "<td>−7.7</td>"));
    assert_non_null(strstr(page, "<li>件数は、対応記録の数です。</li>"));
    assert_non_null(strstr(page, "<li>&lt;注&gt;</li>"));
    assert_non_null(strstr(page, "2026年11月24日（令和8年） 22:30 現在の集計です。"));
    assert_null(strstr(page, "「x」"));
}

static void a_page_says_what_x_is_when_there_is_one(void **state)
{
    json_auto_t *figures = two_years(*state);
    json_auto_t *masked = suppress_figures(figures, 5);
    g_autofree char *page = rendered(*state, masked);
    assert_non_null(strstr(page, "<td class=\"figures__masked\">x</td>"));
    assert_non_null(strstr(page, "「x」は、5未満の数"));
}

static void shares_of_several_answers_are_said_to_be_more_than_all(void **state)
{
    figures_head head = scenes_head(NULL);
    const figures_column column = {
        .code = "contacts", .label = "件数", .kind = FIGURES_COUNT, .with = FIGURES_WITH_SHARE};
    head.multiple = true;
    g_autoptr(figures_builder) table = figures_builder_new(*state, "ja", &head);
    figures_add_column(table, &column);
    put_present(table, "a", "3");
    json_auto_t *figures = figures_build(table);
    g_autofree char *page = rendered(*state, figures);
    json_auto_t *single = two_years(*state);
    g_autofree char *other = rendered(*state, single);
    assert_non_null(strstr(page, "複数回答のため"));
    assert_null(strstr(page, "四捨五入"));
    assert_non_null(strstr(other, "四捨五入"));
    assert_null(strstr(other, "複数回答のため"));
}

static void a_page_on_which_nothing_had_to_be_masked_does_not_speak_of_x(void **state)
{
    json_auto_t *figures = scenes_of(*state, (gint64[]){12, 30, 41}, (gint64[]){9, 30, 41});
    json_auto_t *masked = suppress_figures(figures, 5);
    g_autofree char *page = rendered(*state, masked);
    assert_null(strstr(page, "「x」"));
}

static void a_table_without_rows_is_a_sentence(void **state)
{
    const figures_head head = scenes_head(NULL);
    g_autoptr(figures_builder) table = figures_builder_new(*state, "ja", &head);
    json_auto_t *figures = figures_build(table);
    g_autofree char *page = rendered(*state, figures);
    assert_non_null(strstr(page, "この期間の記録はありません。"));
    assert_null(strstr(page, "<table"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_csv_is_the_table_with_plain_numbers),
        cmocka_unit_test(a_masked_cell_is_masked_in_the_file_too),
        cmocka_unit_test(a_long_csv_has_a_row_for_each_observation_and_the_period_that_it_is_of),
        cmocka_unit_test(a_page_groups_the_digits_and_says_how_it_was_counted),
        cmocka_unit_test(a_page_says_what_x_is_when_there_is_one),
        cmocka_unit_test(shares_of_several_answers_are_said_to_be_more_than_all),
        cmocka_unit_test(a_page_on_which_nothing_had_to_be_masked_does_not_speak_of_x),
        cmocka_unit_test(a_table_without_rows_is_a_sentence),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
