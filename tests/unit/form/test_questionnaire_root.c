#include "fixture.h"

#include "form/item.h"

#define ONE_ITEM "{'linkId': 'a', 'type': 'string', 'text': 'A'}"

static void the_root_is_judged_member_by_member(void **state)
{
    static const struct {
        const char *right;
        const char *wrong;
        const char *rule;
    } rows[] = {
        {"\"Questionnaire\"", "\"Patient\"", "HCQ-1.1"},
        {"\"https://example.jp/q\"", "\"http://example.jp/q\"", "HCQ-1.1"},
        {"\"https://example.jp/q\"", "\"https://example.jp/q|1\"", "HCQ-1.1"},
        {"\"2026.1\"", "\"v1\"", "HCQ-1.1"},
        {"\"2026.1\"", "\"2026.1\\n\"", "HCQ-1.1"},
        {"\"Q\"", "\"q\"", "que-0"},
        {"\"active\"", "\"unknown\"", "HCQ-1.1"},
        {"\"language\"", "\"languages\"", "HCQ-1"},
        {"\"title\"", "\"implicitRules\"", "HCQ-1"},
        {"\"T\"", "\"\"", "json"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *bytes = definition_of(ONE_ITEM, NULL);
        g_auto(GStrv) parts = g_strsplit(bytes, rows[i].right, 2);
        g_autofree char *broken = g_strjoinv(rows[i].wrong, parts);
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = questionnaire_load(broken, strlen(broken), problems);
        assert_null(q);
        if (!tells(problems, rows[i].rule)) {
            fail_msg("%s instead of %s is not told", rows[i].wrong, rows[i].right);
        }
    }
}

static void contained_value_sets_are_enumerated(void **state)
{
    static const char *const refused[] = {
        "{'resourceType': 'Patient', 'id': 'v'}",
        "{'resourceType': 'ValueSet', 'compose': {'include': [{'system': 's', 'concept': "
        "[{'code': 'z', 'display': 'Z'}]}]}}",
        "{'resourceType': 'ValueSet', 'id': 'v'}",
        "{'resourceType': 'ValueSet', 'id': 'v', 'compose': {'include': [{'system': 's'}]}}",
        "{'resourceType': 'ValueSet', 'id': 'v', 'compose': {'include': [{'system': 's', 'filter': "
        "[{}], 'concept': [{'code': 'z', 'display': 'Z'}]}]}}",
        "{'resourceType': 'ValueSet', 'id': 'v', 'composed': 1, 'compose': {'include': "
        "[{'system': 's', 'concept': [{'code': 'z', 'display': 'Z'}]}]}}",
        "{'resourceType': 'ValueSet', 'id': 'v', 'expansion': {'contains': [{'code': 'z', "
        "'display': 'Z', 'contains': [{'code': 'y', 'display': 'Y'}]}]}}",
        "{'resourceType': 'ValueSet', 'id': 'v', 'expansion': {'contains': [{'code': 'z', "
        "'display': 'Z'}]}}, {'resourceType': 'ValueSet', 'id': 'v', 'expansion': {'contains': "
        "[{'code': 'z', 'display': 'Z'}]}}",
        "{'resourceType': 'ValueSet', 'id': 'v', 'compose': {'exclude': [{}], 'include': "
        "[{'system': 's', 'concept': [{'code': 'z', 'display': 'Z'}]}]}}",
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *contained = g_strdup_printf("'contained': [%s],", refused[i]);
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = load_with(ONE_ITEM, contained, problems);
        if (q != NULL) {
            fail_msg("accepted: %s", refused[i]);
        }
    }
}

static void an_expansion_alone_is_taken(void **state)
{
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q =
        load_with("{'linkId': 'c', 'type': 'choice', 'text': 'C', 'answerValueSet': '#v'}",
                  "'contained': [{'resourceType': 'ValueSet', 'id': 'v', 'expansion': {'contains': "
                  "[{'system': 'https://example.jp/s', 'code': 'z', 'display': 'Z'}]}}],",
                  problems);
    assert_non_null(q);
    const option *z = option_list_find(&questionnaire_find_item(q, "c")->options, "z");
    assert_non_null(z);
    assert_string_equal(z->system, "https://example.jp/s");
}

static void deep_and_long_forms_are_refused(void **state)
{
    (void)state;
    g_autoptr(GString) deep = g_string_new("{'linkId': 'q', 'type': 'string', 'text': 'q'}");
    for (int i = 0; i < 5; i++) {
        g_autofree char *inner = g_strdup(deep->str);
        g_string_printf(deep, "{'linkId': 'g%d', 'type': 'group', 'text': 'g', 'item': [%s]}", i,
                        inner);
    }
    g_autoptr(GString) many = g_string_new(ONE_ITEM);
    for (int i = 1; i < 501; i++) {
        g_string_append_printf(many, ", {'linkId': 'q%d', 'type': 'string', 'text': 'q'}", i);
    }
    const char *const forms[] = {deep->str, many->str};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = load_with(forms[i], NULL, problems);
        assert_null(q);
        assert_true(tells(problems, "L11"));
    }
}

static void a_form_takes_answers_between_its_days(void **state)
{
    static const struct {
        calendar_date today;
        bool open;
    } rows[] = {
        {{2026, 8, 31}, false},
        {{2026, 9, 1}, true},
        {{2026, 10, 31}, true},
        {{2026, 11, 1}, false},
    };
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = load_with(
        ONE_ITEM, "'effectivePeriod': {'start': '2026-09-01', 'end': '2026-10-31'},", problems);
    assert_non_null(q);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_int_equal(questionnaire_is_open(q, rows[i].today), rows[i].open);
    }
    g_autoptr(questionnaire) always = form_of(ONE_ITEM);
    assert_true(questionnaire_is_open(always, (calendar_date){2026, 1, 1}));
}

static void a_period_must_be_of_days_in_their_order(void **state)
{
    static const char *const refused[] = {
        "'effectivePeriod': {'start': '2026-09'},",
        "'effectivePeriod': {'start': '2026-09-31'},",
        "'effectivePeriod': {'start': '2026-09-02', 'end': '2026-09-01'},",
        "'effectivePeriod': {'from': '2026-09-02'},",
        "'effectivePeriod': '2026-09-02',",
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        assert_null(load_with(ONE_ITEM, refused[i], problems));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_is_judged_member_by_member),
        cmocka_unit_test(contained_value_sets_are_enumerated),
        cmocka_unit_test(an_expansion_alone_is_taken),
        cmocka_unit_test(deep_and_long_forms_are_refused),
        cmocka_unit_test(a_form_takes_answers_between_its_days),
        cmocka_unit_test(a_period_must_be_of_days_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
