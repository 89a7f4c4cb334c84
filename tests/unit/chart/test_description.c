#include "chart/description.h"

#include "chart/figure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static catalog *texts;

static int load_texts(void **state)
{
    (void)state;
    texts = catalog_load("texts", NULL);
    return texts == NULL;
}

static int free_texts(void **state)
{
    (void)state;
    catalog_free(texts);
    return 0;
}

/* The chart is written as JSON, with ' for ". */
static void assert_said(const char *language, const char *chart, const char *expected)
{
    g_autofree char *text = g_strdelimit(g_strdup(chart), "'", '"');
    json_auto_t *given = json_loads(text, 0, NULL);
    assert_non_null(given);
    g_autofree char *said = chart_description(texts, language, given);
    assert_string_equal(said, expected);
}

static const char routes[] =
    "{'kind': 'bar', 'unit': '件', 'title': '相談経路', 'caption': '相談経路（令和8年度）', "
    "'sentence': '合計208件以上', 'categories': ['本人', '家族', '病院', '診療所', '不明'], "
    "'series': [{'label': '件数', 'values': [41, 128, 39, 'x', 'x']}]}";

static void of_bars_the_largest_three_are_said(void **state)
{
    (void)state;
    assert_said(
        "ja", routes,
        "多い順に、家族128件、本人41件、病院39件、ほか2項目。xは、公表しない小さな数です。");
    assert_said("en", routes,
                "Largest first: 家族 128件, 本人 41件, 病院 39件, and 2 more. "
                "x stands for a small number that is not published.");
}

static void of_lines_the_ends_are_said_of_each(void **state)
{
    (void)state;
    assert_said("ja",
                "{'kind': 'line', 'unit': '件', 'categories': ['4月', '5月', '6月'], 'series': "
                "[{'label': '令和8年度', 'values': [24, 31, null]}, "
                "{'label': '令和7年度', 'values': [18, 0, 18]}]}",
                "令和8年度は、5月が最も多く31件、4月が最も少なく24件。"
                "令和7年度は、4月が最も多く18件、5月が最も少なく0件。");
}

static void of_a_few_stacked_bars_all_parts_are_said(void **state)
{
    (void)state;
    assert_said("ja",
                "{'kind': 'stacked', 'unit': '%', 'categories': ['実施前', '実施後'], 'series': "
                "[{'label': '考えた', 'names': ['考えた', '自分のこと'], 'values': [54, 95]}, "
                "{'label': '無回答', 'values': [2, 0]}]}",
                "実施前は、考えた54%、無回答2%。実施後は、自分のこと95%。");
}

static void of_a_cross_table_the_largest_pair_is_said_and_no_total(void **state)
{
    (void)state;
    assert_said("ja",
                "{'kind': 'heat', 'unit': '件', 'categories': ['介護負担', '計'], 'plain': "
                "[false, true], 'series': [{'label': '退院', 'values': [14, 64]}, "
                "{'label': '合計', 'plain': true, 'values': [99, 99]}]}",
                "最も多い組み合わせは、退院と介護負担で14件。");
}

static void of_nothing_it_says_that_there_is_nothing(void **state)
{
    (void)state;
    assert_said("ja",
                "{'kind': 'pie', 'empty': '記録はありません。', 'categories': [], 'series': []}",
                "記録はありません。");
}

static const char *member(const json_t *holder, const char *key)
{
    return json_string_value(json_object_get(holder, key));
}

static void a_figure_has_caption_sentence_and_what_is_heard(void **state)
{
    (void)state;
    g_autofree char *text = g_strdelimit(g_strdup(routes), "'", '"');
    json_auto_t *chart = json_loads(text, 0, NULL);
    json_auto_t *figure = chart_figure(texts, "ja", chart, "t4");
    const json_t *drawing = json_object_get(figure, "drawing");
    assert_string_equal(member(figure, "caption"), "相談経路（令和8年度）");
    assert_string_equal(member(figure, "sentence"), "合計208件以上");
    assert_true(json_is_null(json_object_get(figure, "warning")));
    assert_string_equal(member(drawing, "title"), "相談経路");
    assert_true(g_str_has_prefix(member(drawing, "description"), "多い順に、家族128件"));
    assert_null(json_object_get(chart, "description"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_bars_the_largest_three_are_said),
        cmocka_unit_test(of_lines_the_ends_are_said_of_each),
        cmocka_unit_test(of_a_few_stacked_bars_all_parts_are_said),
        cmocka_unit_test(of_a_cross_table_the_largest_pair_is_said_and_no_total),
        cmocka_unit_test(a_figure_has_caption_sentence_and_what_is_heard),
        cmocka_unit_test(of_nothing_it_says_that_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, load_texts, free_texts);
}
