#include "fixture.h"

#include "form/entries.h"
#include "form/view.h"

/* Two pages, one question of which hangs on the other page. */
static const char ITEMS[] =
    "{'linkId': 'first', 'type': 'group', 'text': 'First', 'required': true, 'extension': [{'url': "
    "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', "
    "'valueCodeableConcept': {'coding': [{'system': "
    "'http://hl7.org/fhir/questionnaire-item-control', 'code': 'page'}]}}], 'item': ["
    " {'linkId': 'kind', 'type': 'choice', 'text': 'Kind', 'required': true, 'answerOption': "
    "[{'valueCoding': {'code': 'a', 'display': 'A'}}, {'valueCoding': {'code': 'b', 'display': "
    "'B'}}]},"
    " {'linkId': 'note', 'type': 'string', 'text': 'Note'},"
    " {'linkId': 'number', 'type': 'string', 'text': 'Number', 'readOnly': true}]},"
    "{'linkId': 'second', 'type': 'group', 'text': 'Second', 'required': true, 'extension': "
    "[{'url': "
    "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', "
    "'valueCodeableConcept': {'coding': [{'system': "
    "'http://hl7.org/fhir/questionnaire-item-control', 'code': 'page'}]}}], 'item': ["
    " {'linkId': 'why', 'type': 'string', 'text': 'Why', 'required': true, 'enableWhen': "
    "[{'question': 'kind', 'operator': '=', 'answerCoding': {'code': 'b'}}]},"
    " {'linkId': 'more', 'type': 'string', 'text': 'More'}]}";

typedef struct {
    questionnaire *q;
    catalog *texts;
} shelf;

static int set_up(void **state)
{
    shelf *s = g_new0(shelf, 1);

    s->q = form_of(ITEMS);
    s->texts = load_texts();
    *state = s;
    return 0;
}

static int tear_down(void **state)
{
    shelf *s = *state;

    questionnaire_free(s->q);
    catalog_free(s->texts);
    g_free(s);
    return 0;
}

static json_t *sheet_of(const shelf *s, const char *entries_text, bool show_issues)
{
    const form_context context = {
        .language = "ja", .texts = s->texts, .today = {2026, 11, 24}, .whole = true};
    json_auto_t *entries = json_of(entries_text);
    g_autoptr(form) f = form_evaluate(s->q, entries, &context);

    return form_sheet_view(f, show_issues);
}

static const json_t *section_at(const json_t *sheet, size_t i)
{
    return json_array_get(json_object_get(sheet, "sections"), i);
}

/* "kind why": the questions of a list. */
static char *names_in(const json_t *section, const char *list)
{
    GString *names = g_string_new(NULL);
    size_t i = 0;
    const json_t *node = NULL;

    json_array_foreach(json_object_get(section, list), i, node)
    {
        g_string_append_printf(names, "%s%s", i > 0 ? " " : "",
                               json_string_value(json_object_get(node, "link_id")));
    }
    return g_string_free(names, FALSE);
}

static void assert_names(const json_t *section, const char *list, const char *expected)
{
    g_autofree char *names = names_in(section, list);

    assert_string_equal(names, expected);
}

static void every_page_is_a_section_and_what_may_be_left_alone_stands_behind(void **state)
{
    json_auto_t *sheet = sheet_of(*state, "{}", false);

    assert_int_equal(json_array_size(json_object_get(sheet, "sections")), 2);
    assert_names(section_at(sheet, 0), "items", "kind");
    assert_names(section_at(sheet, 0), "extras", "note");
    assert_names(section_at(sheet, 1), "items", "why");
    assert_names(section_at(sheet, 1), "extras", "more");
    assert_true(json_is_false(json_object_get(section_at(sheet, 0), "extras_open")));
}

static void extras_are_open_when_something_in_them_was_typed(void **state)
{
    json_auto_t *sheet = sheet_of(*state, "{'note': ['x'], 'more': ['']}", false);

    assert_true(json_is_true(json_object_get(section_at(sheet, 0), "extras_open")));
    assert_true(json_is_false(json_object_get(section_at(sheet, 1), "extras_open")));
}

static void a_read_only_question_is_there_when_it_says_something(void **state)
{
    json_auto_t *sheet = sheet_of(*state, "{'number': ['7']}", false);

    assert_names(section_at(sheet, 0), "items", "kind number");
}

static void a_script_can_follow_a_condition_from_one_section_into_another(void **state)
{
    json_auto_t *sheet = sheet_of(*state, "{}", false);
    const json_t *why = json_array_get(json_object_get(section_at(sheet, 1), "items"), 0);

    assert_non_null(json_string_value(json_object_get(why, "condition")));
}

static void issues_of_all_pages_are_told_together(void **state)
{
    json_auto_t *sheet = sheet_of(*state, "{'kind': [], 'note': []}", true);
    json_auto_t *second = sheet_of(*state, "{'kind': ['b'], 'why': []}", true);

    assert_int_equal(json_array_size(json_object_get(sheet, "issues")), 1);
    assert_int_equal(json_array_size(json_object_get(second, "issues")), 1);
}

static void a_sheet_is_accepted_whole(void **state)
{
    const shelf *s = *state;
    g_autofree char *offender = NULL;
    json_auto_t *fields = json_of("{'asked': ['kind', 'more'], 'kind': ['a'], 'more': ['x']}");
    json_auto_t *entries = entries_accept(s->q, ENTRIES_ALL_PAGES, fields, &offender);
    json_auto_t *one_page = entries_accept(s->q, 1, fields, &offender);

    assert_int_equal(json_object_size(entries), 2);
    assert_null(one_page);
    assert_string_equal(offender, "more");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_is_a_section_and_what_may_be_left_alone_stands_behind),
        cmocka_unit_test(extras_are_open_when_something_in_them_was_typed),
        cmocka_unit_test(a_read_only_question_is_there_when_it_says_something),
        cmocka_unit_test(a_script_can_follow_a_condition_from_one_section_into_another),
        cmocka_unit_test(issues_of_all_pages_are_told_together),
        cmocka_unit_test(a_sheet_is_accepted_whole),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
