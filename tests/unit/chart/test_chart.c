#include "../../chart/soundness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A chart of one series; categories and values are written as JSON, with ' for ". */
static json_t *view_of(const char *kind, const char *categories, const char *series)
{
    g_autofree char *text = g_strdup_printf(
        "{'kind': '%s', 'title': 'T', 'description': 'D', 'empty': '記録はありません。', "
        "'unit': '件', 'categories': [%s], 'series': [%s]}",
        kind, categories, series);
    g_strdelimit(text, "'", '"');
    json_auto_t *chart = json_loads(text, 0, NULL);
    assert_non_null(chart);
    json_t *view = g_str_equal(kind, "heat") ? chart_heat(chart) : chart_view(chart, "t");
    if (!g_str_equal(kind, "heat")) {
        assert_null(unsound(view));
    }
    return view;
}

static bool says(const json_t *view, const char *text)
{
    const json_t *texts = json_object_get(view, "texts");
    for (gsize i = 0; i < json_array_size(texts); i++) {
        const json_t *own = json_object_get(json_array_get(texts, i), "text");
        if (g_str_equal(json_string_value(own), text)) {
            return true;
        }
    }
    return false;
}

/* The path of the number-th shape of a kind. */
static const char *path_of(const json_t *view, const char *kind, gsize number)
{
    const json_t *shapes = json_object_get(view, "shapes");
    for (gsize i = 0; i < json_array_size(shapes); i++) {
        const json_t *shape = json_array_get(shapes, i);
        bool same = g_str_equal(json_string_value(json_object_get(shape, "kind")), kind);
        if (same && number-- == 0) {
            return json_string_value(json_object_get(shape, "path"));
        }
    }
    return NULL;
}

static gsize count_of(const json_t *view, const char *kind)
{
    gsize count = 0;
    while (path_of(view, kind, count) != NULL) {
        count++;
    }
    return count;
}

/* How wide the number-th bar is: "Mx yLx2 y…". */
static double bar_width(const json_t *view, gsize number)
{
    char *at = NULL;
    double left = g_ascii_strtod(path_of(view, "area", number) + 1, &at);
    (void)g_ascii_strtod(at, &at);
    return g_ascii_strtod(at + 1, NULL) - left;
}

static void assert_near(double found, double expected)
{
    assert_true(ABS(found - expected) <= 0.2);
}

static void a_bar_is_as_long_as_its_number(void **state)
{
    (void)state;
    json_auto_t *view = view_of("bar", "'日常','入退院','急変','看取り'",
                                "{'label': '件数', 'values': [168, 84, 42, 0]}");
    assert_int_equal(count_of(view, "area"), 3);
    assert_near(bar_width(view, 1), bar_width(view, 0) / 2);
    assert_near(bar_width(view, 2), bar_width(view, 0) / 4);
    assert_true(says(view, "168件") && says(view, "0件") && says(view, "看取り"));
}

static void a_masked_bar_is_a_stub_that_does_not_tell_the_number(void **state)
{
    (void)state;
    json_auto_t *view =
        view_of("bar", "'甲','乙','丙'", "{'label': '件数', 'values': ['x', 344, 'x']}");
    json_auto_t *alone =
        view_of("bar", "'甲','乙','丙'", "{'label': '件数', 'values': ['x', 1, 'x']}");
    assert_near(bar_width(view, 0), bar_width(view, 2));
    assert_near(bar_width(view, 0), bar_width(alone, 0));
    assert_true(says(view, "x"));
}

static void nothing_and_nothing_but_zeros_are_said_in_words(void **state)
{
    (void)state;
    static const char *const kinds[] = {"bar", "stacked", "line", "pie"};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        json_auto_t *nothing = view_of(kinds[i], "", "");
        json_auto_t *zeros = view_of(kinds[i], "'甲','乙'", "{'label': 'a', 'values': [0, null]}");
        assert_true(says(nothing, "記録はありません。"));
        assert_true(says(zeros, "記録はありません。"));
        assert_int_equal(json_array_size(json_object_get(zeros, "shapes")), 0);
    }
}

static void parts_of_a_bar_lie_end_to_end_and_fill_it(void **state)
{
    (void)state;
    json_auto_t *view = view_of("stacked", "'実施前','実施後'",
                                "{'label': '考えた', 'names': ['考えた', '自分のこと'], "
                                "'values': [54, 95]}, {'label': '機会なし', 'values': [46, null]}, "
                                "{'label': '抵抗', 'values': [null, 5]}");
    double whole = bar_width(view, 0) + bar_width(view, 1);
    assert_near(bar_width(view, 0), whole * 0.54);
    assert_true(says(view, "考えた 54件") && says(view, "自分のこと 95件"));
    assert_true(says(view, "抵抗 5件"));
}

static void one_idea_has_one_pattern_in_every_bar(void **state)
{
    (void)state;
    json_auto_t *view =
        view_of("stacked", "'前','後'",
                "{'label': 'a', 'values': [10, 90]}, {'label': 'b', 'values': [90, 10]}");
    const json_t *shapes = json_object_get(view, "shapes");
    g_autoptr(GHashTable) fills = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < json_array_size(shapes); i++) {
        const json_t *shape = json_array_get(shapes, i);
        if (g_str_equal(json_string_value(json_object_get(shape, "kind")), "area")) {
            g_hash_table_add(fills,
                             (void *)(uintptr_t)json_string_value(json_object_get(shape, "fill")));
        }
    }
    assert_int_equal(g_hash_table_size(fills), 2);
    assert_int_equal(json_array_size(json_object_get(view, "patterns")), 2);
}

static void slices_go_from_the_largest_with_what_is_to_be_printed_of_each(void **state)
{
    (void)state;
    json_auto_t *view = view_of("pie", "'介護教室','出前講座','サロン'",
                                "{'label': '回数', 'values': [2, 6, 0], "
                                "'shown': ['25%', '75%', '0%']}");
    assert_int_equal(count_of(view, "area"), 2);
    assert_true(says(view, "25%") || says(view, "介護教室 25%"));
    assert_true(says(view, "75%") || says(view, "出前講座 75%"));
    assert_false(says(view, "サロン 0%"));
    /* Three quarters, from the top clockwise, end at the left. */
    assert_non_null(strstr(path_of(view, "area", 0), " 1 114 "));
}

static void a_line_is_broken_where_there_is_no_number(void **state)
{
    (void)state;
    json_auto_t *view = view_of("line", "'4月','5月','6月','7月','8月'",
                                "{'label': '今年', 'values': [1, 2, null, 4, 'x']}");
    const char *path = path_of(view, "line", 0);
    gsize moves = 0;
    for (const char *at = path; *at != '\0'; at++) {
        moves += *at == 'M' ? 1 : 0;
    }
    assert_int_equal(moves, 2);
    assert_int_equal(count_of(view, "marker"), 3);
    assert_int_equal(count_of(view, "area"), 1);
    assert_true(says(view, "今年") && says(view, "x") && says(view, "0"));
}

static void a_cross_table_is_shaded_by_size_and_its_totals_are_not(void **state)
{
    (void)state;
    json_auto_t *chart =
        json_pack("{s:s, s:[s, s, s], s:[b, b, b], s:[{s:s, s:[i, i, i]}, {s:s, s:[i, s, i]}]}",
                  "kind", "heat", "categories", "甲", "乙", "計", "plain", 0, 0, 1, "series",
                  "label", "a", "values", 10, 1, 11, "label", "b", "values", 0, "x", 50);
    json_auto_t *view = chart_heat(chart);
    static const int levels[2][3] = {{HEAT_LEVEL_MAX, 1, 0}, {0, 0, 0}};
    for (gsize i = 0; i < 2; i++) {
        const json_t *row = json_array_get(json_object_get(view, "rows"), i);
        for (gsize j = 0; j < 3; j++) {
            const json_t *cell = json_array_get(json_object_get(row, "cells"), j);
            assert_int_equal(json_integer_value(json_object_get(cell, "level")), levels[i][j]);
            assert_int_equal(json_is_true(json_object_get(cell, "masked")), i == 1 && j == 1);
        }
    }
}

static json_t *random_value(GRand *random)
{
    static const double largest[] = {0, 1, 9, 400, 1e7, 1e12};
    switch (g_rand_int_range(random, 0, 8)) {
    case 0:
        return json_null();
    case 1:
        return json_string("x");
    default:
        return json_real(g_rand_double(random) *
                         largest[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(largest))]);
    }
}

static char *random_label(GRand *random)
{
    static const char *const pieces[] = {"日常の", "療養", "W",        "（",      "）",
                                         "・",     " ",    "ー",       "support", "1,234",
                                         "％",     "ガ",   "か\u3099", "</svg>",  ""};
    GString *label = g_string_new(NULL);
    for (gint32 left = g_rand_int_range(random, 0, 30); left > 0; left -= 3) {
        g_string_append(label, pieces[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(pieces))]);
    }
    return g_string_free(label, FALSE);
}

static json_t *random_labels(GRand *random, gint32 count)
{
    json_t *labels = json_array();
    for (gint32 i = 0; i < count; i++) {
        g_autofree char *label = random_label(random);
        json_array_append_new(labels, json_string(label));
    }
    return labels;
}

static json_t *random_chart(GRand *random)
{
    static const char *const kinds[] = {"bar", "stacked", "line", "pie"};
    gint32 count = g_rand_int_range(random, 0, 14);
    json_t *series = json_array();
    for (gint32 i = g_rand_int_range(random, 1, CHART_SERIES_MAX); i > 0; i--) {
        json_t *values = json_array();
        g_autofree char *label = random_label(random);
        for (gint32 j = 0; j < count; j++) {
            json_array_append_new(values, random_value(random));
        }
        json_array_append_new(series, json_pack("{s:s, s:o}", "label", label, "values", values));
    }
    return json_pack("{s:s, s:s, s:o, s:o, s:o}", "kind", kinds[g_rand_int_range(random, 0, 4)],
                     "unit", "件", "categories", random_labels(random, count), "totals",
                     random_labels(random, count), "series", series);
}

static void every_text_is_within_the_picture_and_on_no_other(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20261124);
    for (int i = 0; i < 2000; i++) {
        json_auto_t *chart = random_chart(random);
        json_auto_t *view = chart_view(chart, "t");
        json_auto_t *again = chart_view(chart, "t");
        const char *complaint = unsound(view);
        if (complaint != NULL) {
            g_autofree char *text = json_dumps(chart, 0);
            fail_msg("drawing %d: %s\n%s", i, complaint, text);
        }
        assert_true(json_equal(view, again));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_as_long_as_its_number),
        cmocka_unit_test(a_masked_bar_is_a_stub_that_does_not_tell_the_number),
        cmocka_unit_test(nothing_and_nothing_but_zeros_are_said_in_words),
        cmocka_unit_test(parts_of_a_bar_lie_end_to_end_and_fill_it),
        cmocka_unit_test(one_idea_has_one_pattern_in_every_bar),
        cmocka_unit_test(slices_go_from_the_largest_with_what_is_to_be_printed_of_each),
        cmocka_unit_test(a_line_is_broken_where_there_is_no_number),
        cmocka_unit_test(a_cross_table_is_shaded_by_size_and_its_totals_are_not),
        cmocka_unit_test(every_text_is_within_the_picture_and_on_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
