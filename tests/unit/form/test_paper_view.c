/* A form on paper: boxes to tick, lines to write on, and what was typed. */

#include "paper.h"

static const char answers[] =
    COLOUR("one") ", " ITEM("many", "choice") ", 'repeats': true, " OPTIONS "}, " QUESTION(
        "yes", "boolean") ", " ITEM("consent", "boolean") ", 'required': true}";

static void every_option_has_a_box_round_where_one_is_chosen_and_square_where_several(void **state)
{
    json_auto_t *view = paper_of(*state, answers, "{}");
    assert_boxes(item_at(view, 0), "○赤 ○青");
    assert_boxes(item_at(view, 1), "☐赤 ☐青");
    assert_boxes(item_at(view, 2), "○はい ○いいえ");
    assert_boxes(item_at(view, 3), "☐はい");
}

static void what_was_chosen_is_marked(void **state)
{
    json_auto_t *view = paper_of(*state, answers,
                                 "{'one': ['blue'], 'many': ['red', 'blue'], 'yes': ['false'], "
                                 "'consent': ['true']}");
    assert_boxes(item_at(view, 0), "○赤 ●青");
    assert_boxes(item_at(view, 1), "☑赤 ☑青");
    assert_boxes(item_at(view, 2), "○はい ●いいえ");
    assert_boxes(item_at(view, 3), "☑はい");
}

static void the_free_text_of_an_open_choice_has_a_line_of_its_own(void **state)
{
    static const char items[] =
        ITEM("a", "open-choice") ", " OPTIONS ", 'extension': [{'url': "
                                 "'http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                                 "sdc-questionnaire-openLabel', "
                                 "'valueString': 'その他の色'}]}";
    json_auto_t *blank = paper_of(*state, items, "{}");
    json_auto_t *filled = paper_of(*state, items, "{'a': [':other'], 'a:other': ['緑']}");
    const json_t *empty = json_object_get(item_at(blank, 0), "other");
    const json_t *other = json_object_get(item_at(filled, 0), "other");
    assert_string_equal(string_of(empty, "mark"), "○");
    assert_string_equal(string_of(empty, "label"), "その他の色");
    assert_null(string_of(empty, "value"));
    assert_string_equal(string_of(other, "mark"), "●");
    assert_string_equal(string_of(other, "value"), "緑");
}

static void where_nothing_is_to_tick_there_are_lines_or_gaps(void **state)
{
    static const struct {
        const char *item;
        size_t lines;
        const char *gaps; /* year, month, day, time */
    } cases[] = {
        {QUESTION("a", "string"), 1, "----"},
        {ITEM("a", "text") ", 'maxLength': 800}", 10, "----"},
        {QUESTION("a", "text"), 2, "----"},
        {ITEM("a", "string") ", 'repeats': true}", 3, "----"},
        {QUESTION("a", "integer"), 1, "----"},
        {QUESTION("a", "date"), 0, "ymd-"},
        {ITEM("a", "date") ", 'extension': [{'url': '" CORE
                           "entryFormat', 'valueString': 'YYYY-MM'}]}",
         0, "ym--"},
        {QUESTION("a", "time"), 0, "---t"},
        {QUESTION("a", "dateTime"), 0, "ymdt"},
    };
    static const char *const names[] = {"year", "month", "day", "time"};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        json_auto_t *view = paper_of(*state, cases[i].item, "{}");
        const json_t *item = item_at(view, 0);
        assert_int_equal(size_of(item, "lines"), cases[i].lines);
        assert_int_equal(flag(item, "gaps"), strcmp(cases[i].gaps, "----") != 0);
        for (gsize j = 0; j < G_N_ELEMENTS(names); j++) {
            assert_int_equal(flag(item, names[j]), cases[i].gaps[j] != '-');
        }
    }
}

static void what_was_typed_stands_in_place_of_the_lines_also_when_it_is_wrong(void **state)
{
    static const char *const expected[] = {"<b>", "2026年9月1日（令和8年）", "soon"};
    json_auto_t *view = paper_of(
        *state, QUESTION("a", "string") ", " QUESTION("b", "date") ", " QUESTION("c", "date"),
        "{'a': ['<b>'], 'b': ['R8.9.1'], 'c': ['soon']}");
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_value(item_at(view, i), expected[i]);
        assert_false(flag(item_at(view, i), "has_lines"));
        assert_false(flag(item_at(view, i), "gaps"));
    }
}

static void what_was_typed_into_a_question_that_is_not_asked_is_not_on_the_paper(void **state)
{
    json_auto_t *view = paper_of(*state,
                                 QUESTION("a", "boolean") ", " ITEM("b", "string") //
                                 ", 'enableWhen': [{'question': 'a', 'operator': '=', "
                                 "'answerBoolean': true}]}",
                                 "{'a': ['false'], 'b': ['secret']}");
    assert_int_equal(size_of(item_at(view, 1), "values"), 0);
    assert_true(flag(item_at(view, 1), "has_lines"));
}

static void the_consultation_form_is_numbered_alike_in_every_language(void **state)
{
    g_autoptr(form) japanese = evaluate(*state, "ja", "{}");
    g_autoptr(form) english = evaluate(*state, "en", "{}");
    json_auto_t *left = form_paper_view(japanese);
    json_auto_t *right = form_paper_view(english);
    assert_int_equal(size_of(left, "sections"), 5);
    for (size_t page = 0; page < 5; page++) {
        const json_t *a = element(left, "sections", page);
        const json_t *b = element(right, "sections", page);
        assert_int_equal(size_of(a, "items"), size_of(b, "items"));
        for (size_t i = 0; i < size_of(a, "items"); i++) {
            assert_true(json_equal(json_object_get(element(a, "items", i), "number"),
                                   json_object_get(element(b, "items", i), "number")));
        }
    }
}

static void what_is_hidden_and_what_is_typed_again_is_not_on_paper(void **state)
{
    g_autoptr(form) f = evaluate(*state, "ja", "{}");
    json_auto_t *view = form_paper_view(f);
    g_autofree char *text = json_dumps(view, 0);
    assert_null(strstr(text, "表示言語"));
    assert_null(strstr(text, "メールアドレス（確認）"));
    assert_non_null(strstr(text, "メールアドレス"));
    assert_non_null(strstr(text, "利用目的"));
}

static void a_list_that_is_too_long_to_print_is_written_by_hand(void **state)
{
    desk *d = *state;
    json_t *towns = json_array();
    for (int i = 0; i < 41; i++) {
        json_array_append_new(
            towns, json_pack("{s:o, s:s}", "code", json_sprintf("t%d", i), "display", "町"));
    }
    json_object_set_new(d->value_sets, "town", towns);
    g_autoptr(form) f = evaluate(d, "ja", "{'p_inarea': ['in'], 'p_town': ['t40']}");
    json_auto_t *view = form_paper_view(f);
    const json_t *town = element(element(view, "sections", 1), "items", 6);
    assert_string_equal(string_of(town, "text"), "町名・丁目");
    assert_false(flag(town, "has_boxes"));
    assert_value(town, "町");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_has_a_box_round_where_one_is_chosen_and_square_where_several),
        cmocka_unit_test(what_was_chosen_is_marked),
        cmocka_unit_test(the_free_text_of_an_open_choice_has_a_line_of_its_own),
        cmocka_unit_test(where_nothing_is_to_tick_there_are_lines_or_gaps),
        cmocka_unit_test(what_was_typed_stands_in_place_of_the_lines_also_when_it_is_wrong),
        cmocka_unit_test(what_was_typed_into_a_question_that_is_not_asked_is_not_on_the_paper),
        cmocka_unit_test(the_consultation_form_is_numbered_alike_in_every_language),
        cmocka_unit_test(what_is_hidden_and_what_is_typed_again_is_not_on_paper),
        cmocka_unit_test_setup_teardown(a_list_that_is_too_long_to_print_is_written_by_hand, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
