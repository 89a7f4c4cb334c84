#include "pages/staff/statistics_series.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Figures, written as JSON with ' for ". */
static json_t *figures_of(const char *columns, const char *rows)
{
    g_autofree char *text =
        g_strdup_printf("{'counts': 'contacts', 'columns': [%s], 'rows': [%s]}", columns, rows);
    g_strdelimit(text, "'", '"');
    json_t *figures = json_loads(text, 0, NULL);
    assert_non_null(figures);
    return figures;
}

static void assert_is(const json_t *found, const char *expected)
{
    g_autofree char *text = g_strdelimit(g_strdup(expected), "'", '"');
    json_auto_t *wanted = json_loads(text, JSON_DECODE_ANY, NULL);
    g_autofree char *dumped = json_dumps(found, JSON_ENCODE_ANY);
    assert_non_null(wanted);
    if (!json_equal(found, wanted)) {
        fail_msg("%s", dumped);
    }
}

static const json_t *values_of(const json_t *chart, gsize series)
{
    return json_object_get(json_array_get(json_object_get(chart, "series"), series), "values");
}

#define SIDE(code, label)                                                                          \
    "{'code': '" code "', 'label': '" label "', 'kind': 'count', 'adds': true}, "                  \
    "{'code': '" code ".share', 'label': 'share', 'kind': 'share', 'of': '" code "'}"
#define THOUGHT(code, cells)                                                                       \
    "{'code': '" code "', 'label': '" code "', 'kind': 'row', 'cells': [" cells "]}, "

/* 200 answers before, 100 after, as a council saw them in percent. */
static json_t *thoughts(const char *first_row, const char *total)
{
    g_autofree char *rows = g_strconcat(
        first_row,
        THOUGHT("no_chance", "60, 30.0, 0, 0.0") THOUGHT("never", "28, 14.0, 0, 0.0")
            THOUGHT("own", "0, 0.0, 95, 95.0") THOUGHT("resist", "0, 0.0, 2, 2.0")
                THOUGHT("other", "0, 0.0, 3, 3.0") THOUGHT("no_answer", "4, 2.0, 0, 0.0"),
        "{'code': 'total', 'label': 'T', 'kind': 'total', 'cells': [", total, "]}", NULL);
    return figures_of(SIDE("pre", "実施前") ", " SIDE("post", "実施後"), rows);
}

static void what_was_thought_before_and_after_is_one_series(void **state)
{
    (void)state;
    json_auto_t *figures =
        thoughts(THOUGHT("thought", "108, 54.0, 0, 0.0"), "200, 100.0, 100, 100.0");
    const series_choice choice = {0};
    json_auto_t *chart = series_of_thoughts(figures, &choice);
    assert_int_equal(json_array_size(json_object_get(chart, "series")), 6);
    assert_is(json_object_get(chart, "categories"), "['実施前', '実施後']");
    assert_is(values_of(chart, 0), "[54, 95]");
    assert_is(values_of(chart, 1), "[30, 0]");
    assert_is(values_of(chart, 3), "[0, 2]");
    assert_is(json_object_get(json_array_get(json_object_get(chart, "series"), 0), "names"),
              "['thought', 'own']");
    g_autofree char *before = series_thought_at(chart, 0);
    g_autofree char *after = series_thought_at(chart, 1);
    assert_string_equal(before, "54%");
    assert_string_equal(after, "95%");
}

static void a_masked_answer_is_not_told_by_the_percents_of_others(void **state)
{
    (void)state;
    json_auto_t *figures = thoughts(THOUGHT("thought", "'x', 'x', 0, 0.0"), "'x', 'x', 100, 100.0");
    const series_choice choice = {0};
    json_auto_t *chart = series_of_thoughts(figures, &choice);
    g_autofree char *before = series_thought_at(chart, 0);
    assert_is(values_of(chart, 0), "['x', 95]");
    assert_is(values_of(chart, 1), "[30.0, 0]");
    assert_string_equal(before, "x");
}

static void slices_have_whole_percents_that_add_up(void **state)
{
    (void)state;
    json_auto_t *figures = figures_of(
        "{'code': 'sessions', 'label': '回数', 'kind': 'count', 'adds': true}",
        THOUGHT("kyoshitsu", "2") THOUGHT("care_meeting", "1") THOUGHT("demae", "6")
            THOUGHT("other", "2") THOUGHT("staff_training", "3") THOUGHT("dementia_cafe", "1")
                THOUGHT("salon",
                        "1") "{'code': 'total', 'label': 'T', 'kind': 'total', 'cells': [16]}");
    const series_choice choice = {.column = "sessions", .percents = true};
    json_auto_t *chart = series_of_rows(figures, &choice);
    const json_t *series = json_array_get(json_object_get(chart, "series"), 0);
    assert_is(values_of(chart, 0), "[2, 1, 6, 2, 3, 1, 1]");
    assert_is(json_object_get(series, "shown"), "['12%', '6%', '38%', '13%', '19%', '6%', '6%']");
}

static const char parts[] =
    "{'code': 'people', 'label': '実人数', 'kind': 'people', 'adds': true, 'unit': '人'}, "
    "{'code': 'people.share', 'label': 's', 'kind': 'share', 'of': 'people'}, "
    "{'code': 'f', 'label': '女性', 'kind': 'people', 'part_of': 'people'}, "
    "{'code': 'm', 'label': '男性', 'kind': 'people', 'part_of': 'people'}";
static const char ages[] =
    "{'code': '80', 'label': '80代', 'kind': 'row', 'cells': [1234, 99.0, 700, 534]}, "
    "{'code': '90', 'label': '90代', 'kind': 'row', 'cells': ['x', 'x', 'x', 'x']}, "
    "{'code': 'total', 'label': '合計', 'kind': 'total', 'cells': [1240, 100.0, 703, 537]}";

static void parts_have_their_total_behind_the_bar(void **state)
{
    (void)state;
    json_auto_t *figures = figures_of(parts, ages);
    const series_choice choice = {.but = "people"};
    json_auto_t *chart = series_of_columns(figures, &choice);
    assert_is(json_object_get(chart, "categories"), "['80代', '90代']");
    assert_is(json_object_get(chart, "totals"), "['1,234人', 'x']");
    assert_is(values_of(chart, 0), "[700, 'x']");
    assert_int_equal(json_array_size(json_object_get(chart, "series")), 2);
}

static void totals_of_a_cross_table_are_there_and_marked(void **state)
{
    (void)state;
    json_auto_t *figures = figures_of(parts, ages);
    const series_choice choice = {.but = "people"};
    json_auto_t *chart = series_of_cross(figures, &choice);
    assert_is(json_object_get(chart, "categories"), "['女性', '男性', '実人数']");
    assert_is(json_object_get(chart, "plain"), "[false, false, true]");
    assert_is(values_of(chart, 0), "[700, 534, 1234]");
    const json_t *series = json_object_get(chart, "series");
    assert_false(json_is_true(json_object_get(json_array_get(series, 1), "plain")));
    assert_true(json_is_true(json_object_get(json_array_get(series, 2), "plain")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_thought_before_and_after_is_one_series),
        cmocka_unit_test(a_masked_answer_is_not_told_by_the_percents_of_others),
        cmocka_unit_test(slices_have_whole_percents_that_add_up),
        cmocka_unit_test(parts_have_their_total_behind_the_bar),
        cmocka_unit_test(totals_of_a_cross_table_are_there_and_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
