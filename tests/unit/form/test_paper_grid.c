/* Tables to fill in on paper. */

#include "paper.h"

#define ROWS(items) ITEM("r", "group") ", 'repeats': true, 'item': [" items "]"

static const char visits[] =
    ROWS(QUESTION("who", "string") ", " COLOUR("card") ", " QUESTION("at", "time")) "}";

static const json_t *grid_of(const json_t *view)
{
    const json_t *grid = json_object_get(item_at(view, 0), "grid");
    assert_true(json_is_object(grid));
    return grid;
}

static const json_t *cell_of(const json_t *grid, size_t line, size_t index)
{
    const json_t *cell = element(element(grid, "lines", line), "cells", index);
    assert_non_null(cell);
    return cell;
}

static void a_repeating_group_is_a_table_with_empty_lines(void **state)
{
    json_auto_t *view = paper_of(*state, visits, "{}");
    const json_t *grid = grid_of(view);
    assert_string_equal(json_string_value(element(grid, "heads", 0)), "1 who");
    assert_int_equal(size_of(grid, "heads"), 3);
    assert_int_equal(size_of(grid, "lines"), 6);
    assert_boxes(cell_of(grid, 5, 1), "○赤 ○青");
    assert_true(flag(cell_of(grid, 5, 2), "time"));
    assert_int_equal(size_of(item_at(view, 0), "items"), 0);
}

static void rows_that_were_typed_come_first_in_it(void **state)
{
    json_auto_t *view =
        paper_of(*state, visits,
                 "{'r': ['row', 'gone', 'row', 'row'], 'who:1': [''], 'who:3': ['髙﨑'], "
                 "'card:3': ['blue'], 'at:4': ['9時']}");
    const json_t *grid = grid_of(view);
    assert_value(cell_of(grid, 0, 0), "髙﨑");
    assert_boxes(cell_of(grid, 0, 1), "○赤 ●青");
    assert_int_equal(size_of(cell_of(grid, 1, 2), "values"), 1);
    assert_false(flag(cell_of(grid, 1, 2), "time"));
    assert_int_equal(size_of(cell_of(grid, 2, 0), "values"), 0);
    assert_int_equal(size_of(grid, "lines"), 6);
}

static void a_table_has_no_more_lines_than_answers_are_taken(void **state)
{
    json_auto_t *view = paper_of(*state,
                                 ROWS(QUESTION("who", "string")) ", 'extension': [{'url': '" CORE
                                                                 "questionnaire-maxOccurs', "
                                                                 "'valueInteger': 2}]}",
                                 "{}");
    assert_int_equal(size_of(grid_of(view), "lines"), 2);
}

static void rows_that_do_not_fit_beside_each_other_are_groups_with_a_number(void **state)
{
    json_auto_t *view = paper_of(*state,
                                 ROWS(QUESTION("a", "string") ", " ITEM(
                                     "g", "group") ", 'item': [" QUESTION("b", "string") "]}") "}",
                                 "{'r': ['row'], 'b:1': ['typed']}");
    const json_t *first = element(item_at(view, 0), "items", 0);
    const json_t *second = element(item_at(view, 0), "items", 1);
    assert_true(json_is_null(json_object_get(item_at(view, 0), "grid")));
    assert_int_equal(size_of(item_at(view, 0), "items"), 2);
    assert_string_equal(string_of(first, "text"), "r 1");
    assert_string_equal(string_of(second, "text"), "r 2");
    assert_value(element(element(first, "items", 1), "items", 0), "typed");
    assert_int_equal(size_of(element(element(second, "items", 1), "items", 0), "values"), 0);
}

static void questions_that_share_their_options_are_a_table_when_the_form_says_so(void **state)
{
    static const char items[] = ITEM("t", "group") ", 'item': [" COLOUR("a") ", " COLOUR(
        "b") "], 'extension': [{'url': '" CORE "questionnaire-itemControl', "
             "'valueCodeableConcept': {'coding': [{'system': "
             "'http://hl7.org/fhir/questionnaire-item-control', 'code': 'table'}]}}]}";
    json_auto_t *view = paper_of(*state, items, "{'b': ['blue']}");
    const json_t *grid = grid_of(view);
    const json_t *line = element(grid, "lines", 1);
    assert_true(flag(grid, "labelled"));
    assert_string_equal(json_string_value(element(grid, "heads", 1)), "青");
    assert_string_equal(string_of(line, "label"), "b");
    assert_string_equal(string_of(line, "number"), "2");
    assert_boxes(cell_of(grid, 1, 0), "○");
    assert_boxes(cell_of(grid, 1, 1), "●");
}

static void an_ordinary_group_is_no_table(void **state)
{
    json_auto_t *view =
        paper_of(*state, ITEM("t", "group") ", 'item': [" COLOUR("a") ", " COLOUR("b") "]}", "{}");
    assert_true(json_is_null(json_object_get(item_at(view, 0), "grid")));
    assert_int_equal(size_of(item_at(view, 0), "items"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_repeating_group_is_a_table_with_empty_lines),
        cmocka_unit_test(rows_that_were_typed_come_first_in_it),
        cmocka_unit_test(a_table_has_no_more_lines_than_answers_are_taken),
        cmocka_unit_test(rows_that_do_not_fit_beside_each_other_are_groups_with_a_number),
        cmocka_unit_test(questions_that_share_their_options_are_a_table_when_the_form_says_so),
        cmocka_unit_test(an_ordinary_group_is_no_table),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
