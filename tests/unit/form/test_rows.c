#include "fixture.h"

#include "form/entries.h"
#include "form/view.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define GROUP(id, flags, items)                                                                    \
    "{'linkId': '" id "', 'type': 'group', 'text': '" id "', 'repeats': true" flags                \
    ", 'item': [" items "]}"
#define QUESTION(id, type, rest)                                                                   \
    "{'linkId': '" id "', 'type': '" type "', 'text': '" id "'" rest "}"
#define WHEN(question, operator, answer)                                                           \
    ", 'enableWhen': [{'question': '" question "', 'operator': '" operator"', " answer "}]"

static const char hours[] = QUESTION("open", "boolean", "") ", " GROUP(
    "hours", "",
    QUESTION("day", "string", ", 'required': true") ", " QUESTION(
        "start", "time",
        WHEN("day", "exists", "'answerBoolean': true")) ", " QUESTION("note", "string",
                                                                      WHEN("open", "=",
                                                                           "'answerBoolean': "
                                                                           "true")));

typedef struct {
    questionnaire *q;
    catalog *texts;
    form_context context;
} desk;

static int set_up(void **state)
{
    desk *d = g_new0(desk, 1);
    d->q = form_of(hours);
    d->texts = load_texts();
    d->context = (form_context){.language = "ja", .texts = d->texts};
    *state = d;
    return 0;
}

static int tear_down(void **state)
{
    desk *d = *state;
    questionnaire_free(d->q);
    catalog_free(d->texts);
    g_free(d);
    return 0;
}

static form *evaluate(const desk *d, const char *text)
{
    json_auto_t *entries = json_of(text);
    return form_evaluate(d->q, entries, &d->context);
}

static void assert_answers(const form *f, const char *text)
{
    json_auto_t *answers = form_answers(f);
    json_auto_t *expected = json_of(text);
    if (!json_equal(answers, expected)) {
        g_autofree char *found = json_dumps(answers, JSON_COMPACT);
        fail_msg("%s instead of %s", found, text);
    }
}

static void each_row_is_an_object_of_its_own(void **state)
{
    g_autoptr(form) f = evaluate(
        *state, "{'open': ['true'], 'hours': ['row', 'row'], 'day:1': ['月'], 'start:1': ['9時'], "
                "'note:1': ['昼休み'], 'day:2': ['火'], 'start:2': [], 'note:2': []}");
    assert_int_equal(form_issue_count(f, 0), 0);
    assert_int_equal(form_first_open_page(f), 0);
    assert_answers(f, "{'open': true, 'hours': [{'day': '月', 'start': '09:00:00', 'note': "
                      "'昼休み'}, {'day': '火'}]}");
}

static void in_an_empty_row_nothing_is_missing(void **state)
{
    g_autoptr(form) f =
        evaluate(*state, "{'open': [], 'hours': ['row', 'row'], 'day:1': [''], 'day:2': ['火'], "
                         "'start:2': ['']}");
    assert_int_equal(form_issue_count(f, 0), 0);
    assert_answers(f, "{'hours': [{'day': '火'}]}");
}

static void a_row_with_anything_in_it_must_be_whole(void **state)
{
    g_autoptr(form) f =
        evaluate(*state, "{'open': ['true'], 'hours': ['row'], 'day:1': [], 'note:1': ['x']}");
    assert_int_equal(form_issue_count(f, 0), 1);
}

static void a_removed_row_is_gone_with_what_was_in_it(void **state)
{
    g_autoptr(form) f = evaluate(
        *state, "{'open': [], 'hours': ['row', 'gone', 'row'], 'day:1': ['月'], 'start:1': "
                "[], 'day:2': ['火'], 'day:3': ['水'], 'start:3': []}");
    assert_int_equal(form_first_open_page(f), 0);
    assert_answers(f, "{'hours': [{'day': '月'}, {'day': '水'}]}");
}

static void conditions_look_into_their_own_row_and_out_of_it(void **state)
{
    g_autoptr(form) f =
        evaluate(*state, "{'open': ['false'], 'hours': ['row', 'row'], 'day:1': [], 'start:1': "
                         "['9:00'], 'day:2': ['火'], 'start:2': ['9:00'], 'note:2': ['x']}");
    assert_answers(f, "{'open': false, 'hours': [{'day': '火', 'start': '09:00:00'}]}");
}

static void a_group_that_was_never_asked_has_one_row(void **state)
{
    desk *d = *state;
    g_autoptr(form) f = evaluate(d, "{}");
    json_auto_t *view = form_page_view(f, 1, false);
    const json_t *group = json_array_get(json_object_get(view, "items"), 1);
    const json_t *row = json_array_get(json_object_get(group, "occurrences"), 0);
    assert_int_equal(json_array_size(json_object_get(group, "occurrences")), 1);
    assert_int_equal(json_array_size(json_object_get(group, "states")), 1);
    assert_string_equal(json_string_value(json_object_get(row, "row")), "hours:1");
    assert_string_equal(json_string_value(json_object_get(
                            json_array_get(json_object_get(row, "items"), 0), "name")),
                        "day:1");
    assert_string_equal(json_string_value(json_object_get(
                            json_array_get(json_object_get(row, "items"), 1), "condition")),
                        "{\"behavior\":\"all\",\"when\":[{\"name\":\"day:1\",\"operator\":"
                        "\"exists\",\"answer\":\"true\",\"type\":\"string\"}]}");
}

static void the_number_of_a_row_counts_what_is_there(void **state)
{
    g_autoptr(form) f = evaluate(*state, "{'hours': ['gone', 'row'], 'day:2': ['火']}");
    json_auto_t *view = form_page_view(f, 1, false);
    const json_t *group = json_array_get(json_object_get(view, "items"), 1);
    const json_t *row = json_array_get(json_object_get(group, "occurrences"), 0);
    json_auto_t *states = json_of("['gone', 'row']");
    assert_true(json_equal(json_object_get(group, "states"), states));
    assert_int_equal(json_integer_value(json_object_get(row, "number")), 1);
    assert_string_equal(json_string_value(json_object_get(row, "row")), "hours:2");
}

static void the_summary_names_group_and_row(void **state)
{
    g_autoptr(form) f = evaluate(
        *state, "{'open': [], 'hours': ['row', 'row', 'row'], 'day:1': ['月'], 'day:3': ['水']}");
    json_auto_t *view = form_summary_view(f);
    const json_t *blocks =
        json_object_get(json_array_get(json_object_get(view, "sections"), 0), "blocks");
    assert_int_equal(json_array_size(blocks), 3);
    assert_string_equal(json_string_value(json_object_get(json_array_get(blocks, 1), "heading")),
                        "hours 1");
    assert_string_equal(json_string_value(json_object_get(json_array_get(blocks, 2), "heading")),
                        "hours 2");
}

static void the_number_of_rows_is_bounded(void **state)
{
    static const struct {
        const char *flags;
        const char *entries;
        guint issues;
    } rows[] = {
        {", 'required': true", "{'g': ['row'], 'a:1': ['']}", 1},
        {", 'required': true", "{'g': ['row'], 'a:1': ['x']}", 0},
        {", 'required': true, 'extension': [{'url': '" CORE
         "questionnaire-minOccurs', 'valueInteger': 2}]",
         "{'g': ['row', 'row'], 'a:1': ['x'], 'a:2': []}", 1},
        {", 'extension': [{'url': '" CORE "questionnaire-maxOccurs', 'valueInteger': 1}]",
         "{'g': ['row', 'row', 'row'], 'a:1': ['x'], 'a:2': ['y'], 'a:3': []}", 1},
        {", 'extension': [{'url': '" CORE "questionnaire-maxOccurs', 'valueInteger': 1}]",
         "{'g': ['row', 'gone', 'row'], 'a:1': ['x'], 'a:2': ['y'], 'a:3': []}", 0},
    };
    const desk *d = *state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *items = g_strdup_printf(
            "{'linkId': 'g', 'type': 'group', 'text': 'g', 'repeats': true%s, 'item': ["
            "{'linkId': 'a', 'type': 'string', 'text': 'a'}]}",
            rows[i].flags);
        g_autoptr(questionnaire) q = form_of(items);
        json_auto_t *entries = json_of(rows[i].entries);
        g_autoptr(form) f = form_evaluate(q, entries, &d->context);
        assert_int_equal(form_issue_count(f, 0), rows[i].issues);
    }
}

static void rows_may_stand_in_rows(void **state)
{
    const desk *d = *state;
    g_autoptr(questionnaire) q =
        form_of(GROUP("o", "",
                      QUESTION("a", "string", "") ", " GROUP("i", ", 'required': true",
                                                             QUESTION("b", "string", ""))));
    json_auto_t *entries =
        json_of("{'o': ['row', 'gone', 'row'], 'a:1': [], 'i:1': ['row', 'row'], 'b:1.1': ['x'], "
                "'b:1.2': ['y'], 'a:3': ['z'], 'i:3': ['row'], 'b:3.1': []}");
    g_autoptr(form) f = form_evaluate(q, entries, &d->context);
    assert_int_equal(form_issue_count(f, 0), 1); /* no row in the group i of row 3 */
    assert_answers(f, "{'o': [{'i': [{'b': 'x'}, {'b': 'y'}]}, {'a': 'z'}]}");
}

static void in_a_required_group_something_must_be_answered(void **state)
{
    static const struct {
        const char *entries;
        guint issues;
    } rows[] = {
        {"{}", 0},
        {"{'a': [], 'b': []}", 1},
        {"{'a': [], 'b': ['x']}", 0},
        {"{'a': ['wrong'], 'b': []}", 1}, /* that one, and no other */
    };
    const desk *d = *state;
    g_autoptr(questionnaire) q = form_of(
        "{'linkId': 'g', 'type': 'group', 'text': 'g', 'required': true, 'item': [" QUESTION(
            "a", "integer", "") ", " QUESTION("b", "string", "") "]}");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        json_auto_t *entries = json_of(rows[i].entries);
        g_autoptr(form) f = form_evaluate(q, entries, &d->context);
        assert_int_equal(form_issue_count(f, 0), rows[i].issues);
    }
}

static void a_page_posts_its_rows(void **state)
{
    static const struct {
        const char *fields;
        const char *offender; /* NULL: accepted */
    } rows[] = {
        {"{'hours': ['row', 'gone'], 'day:1': ['月'], 'asked': ['day:1', 'start:1']}", NULL},
        {"{'hours': ['rows']}", "hours"},
        {"{'day': ['月']}", "day"},
        {"{'day:0': ['月']}", "day:0"},
        {"{'day:01': ['月']}", "day:01"},
        {"{'day:201': ['月']}", "day:201"},
        {"{'day:1.1': ['月']}", "day:1.1"},
        {"{'day:1:2': ['月']}", "day:1:2"},
        {"{'day:': ['月']}", "day:"},
        {"{'open:1': ['true']}", "open:1"},
        {"{'day:1:other': ['月']}", "day:1:other"},
        {"{'asked': ['hours']}", "hours"},
    };
    const desk *d = *state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        json_auto_t *fields = json_of(rows[i].fields);
        g_autofree char *offender = NULL;
        json_auto_t *entries = entries_accept(d->q, 1, fields, &offender);
        assert_int_equal(entries == NULL, rows[i].offender != NULL);
        assert_int_equal(g_strcmp0(offender, rows[i].offender), 0);
    }
}

static void rows_are_added_at_the_end_and_keep_their_numbers(void **state)
{
    const desk *d = *state;
    json_auto_t *entries = json_of("{'hours': ['row', 'row'], 'day:1': ['月']}");
    g_autofree char *removed = NULL;
    g_autofree char *added = NULL;
    assert_true(entries_remove(d->q, entries, "hours:2", &removed));
    assert_true(entries_add(d->q, entries, "hours", &added));
    json_auto_t *expected = json_of("{'hours': ['row', 'gone', 'row'], 'day:1': ['月']}");
    assert_true(json_equal(entries, expected));
    assert_string_equal(removed, "hours");
    assert_string_equal(added, "hours:3");
}

static void only_what_can_grow_grows(void **state)
{
    static const char *const adds[] = {"open", "day:1", "hours:1", "nothing", "", "hours:other"};
    static const char *const removes[] = {"hours", "hours:3", "hours:1.1", "day:1", "open"};
    const desk *d = *state;
    json_auto_t *entries = json_of("{'hours': ['row', 'row'], 'open': [], 'day:1': []}");
    json_auto_t *before = json_deep_copy(entries);
    char *place = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(adds); i++) {
        assert_false(entries_add(d->q, entries, adds[i], &place));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(removes); i++) {
        assert_false(entries_remove(d->q, entries, removes[i], &place));
    }
    assert_true(json_equal(entries, before));
    assert_null(place);
}

static void there_are_never_more_than_two_hundred_rows(void **state)
{
    const desk *d = *state;
    json_auto_t *entries = json_of("{'hours': []}");
    char *place = NULL;
    for (int i = 0; i < 200; i++) {
        assert_true(entries_add(d->q, entries, "hours", &place));
        g_clear_pointer(&place, g_free);
    }
    assert_false(entries_add(d->q, entries, "hours", &place));
    assert_null(place);
}

static void answers_become_entries_that_give_them_again(void **state)
{
    const desk *d = *state;
    json_auto_t *answers = json_of("{'open': true, 'hours': [{'day': '月', 'start': '09:00:00', "
                                   "'note': 'x'}, {'day': '火'}]}");
    json_auto_t *entries = entries_of_answers(d->q, answers);
    g_autoptr(form) f = form_evaluate(d->q, entries, &d->context);
    json_auto_t *again = form_answers(f);
    assert_true(json_equal(again, answers));
    assert_int_equal(form_first_open_page(f), 0);
}

static void dropped_answers_are_told(void **state)
{
    g_autoptr(form) f = evaluate(
        *state, "{'open': ['false'], 'hours': ['row'], 'day:1': ['月'], 'note:1': ['昼休み']}");
    json_auto_t *view = form_dropped_view(f);
    const json_t *row = json_array_get(json_object_get(view, "rows"), 0);
    assert_int_equal(json_array_size(json_object_get(view, "rows")), 1);
    assert_string_equal(json_string_value(json_object_get(row, "name")), "note:1");
    assert_string_equal(json_string_value(json_array_get(json_object_get(row, "values"), 0)),
                        "昼休み");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_row_is_an_object_of_its_own),
        TEST(in_an_empty_row_nothing_is_missing),
        TEST(a_row_with_anything_in_it_must_be_whole),
        TEST(a_removed_row_is_gone_with_what_was_in_it),
        TEST(conditions_look_into_their_own_row_and_out_of_it),
        TEST(a_group_that_was_never_asked_has_one_row),
        TEST(the_number_of_a_row_counts_what_is_there),
        TEST(the_summary_names_group_and_row),
        TEST(the_number_of_rows_is_bounded),
        TEST(rows_may_stand_in_rows),
        TEST(in_a_required_group_something_must_be_answered),
        TEST(a_page_posts_its_rows),
        TEST(rows_are_added_at_the_end_and_keep_their_numbers),
        TEST(only_what_can_grow_grows),
        TEST(there_are_never_more_than_two_hundred_rows),
        TEST(answers_become_entries_that_give_them_again),
        TEST(dropped_answers_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
