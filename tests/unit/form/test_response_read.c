#include "responses.h"

static const char wrapped[] = "{'resourceType': 'QuestionnaireResponse', 'status': 'completed',"
                              " 'questionnaire': 'https://example.jp/q|2026.1', 'item': [%s]}";

/* The answers that are read of these items, as compact JSON, or "rule path" of the first problem.
 */
static char *reading_of(const questionnaire *q, const char *items, const form_context *context)
{
    g_autofree char *text = g_strdup_printf(wrapped, items);
    json_auto_t *resource = exact_of(text);
    g_autoptr(problem_list) problems = problem_list_new();
    json_auto_t *answers = response_read(q, resource, context, problems);
    assert_int_equal(answers == NULL, problems->errors > 0);
    if (answers != NULL) {
        return json_dumps(answers, JSON_COMPACT);
    }
    const problem *first = g_ptr_array_index(problems->problems, 0);
    assert_true(strlen(first->remedy) > 0);
    return g_strconcat(first->rule, " ", first->path, NULL);
}

typedef struct {
    const char *items;
    const char *outcome;
} reading_case;

/* As a case has it, but laid out as reading_of() does. */
static char *outcome_of(const char *written)
{
    json_auto_t *answers = written[0] == '{' ? json_of(written) : NULL;
    return answers == NULL ? g_strdup(written) : json_dumps(answers, JSON_COMPACT);
}

static void assert_readings(const questionnaire *q, const reading_case *cases, gsize count)
{
    const form_context context = {.language = "ja"};
    for (gsize i = 0; i < count; i++) {
        g_autofree char *got = reading_of(q, cases[i].items, &context);
        g_autofree char *wanted = outcome_of(cases[i].outcome);
        assert_string_equal(got, wanted);
    }
}

static void rows_come_back_as_rows(void **state)
{
    (void)state;
    static const char answers[] = "{'who': '山田', 'hours': [{'day': '月'}, {'day': '火', 'spans': "
                                  "[{'opens': '9'}, {'opens': '13'}]}], 'tags': ['b', 'a']}";
    g_autoptr(questionnaire) q = form_of(visit);
    json_auto_t *stored = json_of(answers);
    json_object_del(stored, "who");
    json_auto_t *written = write_in(q, answers, "en");
    g_autoptr(problem_list) problems = problem_list_new();
    json_auto_t *back = read_with(q, written, problems);
    assert_true(json_equal(back, stored));
}

#define NAMED(link_id, value) "{'linkId': '" link_id "', 'answer': [{'valueString': '" value "'}]}"

static void items_where_the_form_has_none_are_refused(void **state)
{
    (void)state;
    static const reading_case cases[] = {
        {"{'linkId': 'nmae'}", "V1 $.item[0].linkId"},
        {NAMED("name", "a"), "V1 $.item[0].linkId"},
        {"{'linkId': 'who', 'item': [" NAMED("name", "a") ", " NAMED("name", "b") "]}",
         "V1 $.item[0].item[1].linkId"},
        {"{'linkId': 'hours', 'item': [{'linkId': 'hours'}]}", "V1 $.item[0].item[0].linkId"},
        {"{'linkId': 'tags', 'answer': [{'valueString': 'a', 'item': [" NAMED("tags", "b") "]}]}",
         "V1 $.item[0].answer[0].item[0].linkId"},
        {"{'linkId': 'tags', 'item': [" NAMED("tags", "b") "]}", "qrs-1 $.item[0].item"},
        {NAMED("who", "a"), "V2 $.item[0].answer"},
        {NAMED("note", "a"), "V2 $.item[0].answer"},
        {"{'linkid': 'tags'}", "HCQ-1 $.item[0].linkid"},
        {"{'linkId': 'tags', 'answer': {}}", "json $.item[0].answer"},
        {"{'linkId': 'tags', 'modifierExtension': []}", "HCQ-1 $.item[0].modifierExtension"},
        {"7", "json $.item[0]"},
    };
    g_autoptr(questionnaire) q = form_of(visit);
    assert_readings(q, cases, G_N_ELEMENTS(cases));
}

static void what_other_systems_leave_behind_is_passed_over(void **state)
{
    (void)state;
    static const reading_case cases[] = {
        {"{'linkId': 'who', 'item': [{'linkId': 'age', 'answer': [{'valueInteger': 3}]}]}", "{}"},
        {"{'linkId': 'who', 'item': []}, {'linkId': 'tags', 'answer': []}, {'linkId': 'note'}",
         "{}"},
        {"{'linkId': 'hours'}, {'linkId': 'hours', 'item': [" NAMED("day", "月") "]}",
         "{'hours':[{'day':'月'}]}"},
        {NAMED("tags", " a  "), "{'tags':['a']}"},
        {"{'linkId': 'who', 'text': 'anything', 'extension': [{'url': 'https://example.jp/x'}],"
         " 'item': [{'linkId': 'name', 'answer': [{'valueString': 'a', 'item': ["
         " {'linkId': 'help', 'text': 'h'}]}]}]}",
         "{'name':'a'}"},
    };
    g_autoptr(questionnaire) q = form_of(visit);
    assert_readings(q, cases, G_N_ELEMENTS(cases));
}

#define ANSWERED(elements) "{'linkId': 'q', 'answer': [" elements "]}"

typedef struct {
    const char *type;
    const char *more;
    const char *elements;
    const char *outcome;
} refusal_case;

static void each_answer_must_be_one_of_its_question(void **state)
{
    (void)state;
    static const refusal_case cases[] = {
        {"integer", "", "{'valueString': '5'}", "V2 $.item[0].answer[0].valueString"},
        {"integer", "", "{'valueInteger': '5'}", "V2 $.item[0].answer[0].valueInteger"},
        {"integer", "", "{'valueInteger': 2147483648}", "V2 $.item[0].answer[0].valueInteger"},
        {"integer", "", "{'valueInteger': 1, 'valueDecimal': 1}", "V2 $.item[0].answer[0]"},
        {"integer", "", "{}", "V2 $.item[0].answer[0]"},
        {"integer", "", "{'valueInteger': 1}, {'valueInteger': 2}", "V5 $.item[0].answer"},
        {"date", "", "{'valueDate': '2026-02-30'}", "V2 $.item[0].answer[0].valueDate"},
        {"date", "", "{'valueDate': '令和8年9月1日'}", "V2 $.item[0].answer[0].valueDate"},
        {"boolean", "", "{'valueBoolean': 'true'}", "V2 $.item[0].answer[0].valueBoolean"},
        {"string", "", "{'valueString': ' '}", "V6 $.item[0].answer[0].valueString"},
        {"string", "", "{'valueString': 'a\\u0007'}", "V6 $.item[0].answer[0].valueString"},
        {"string", ", 'maxLength': 1", "{'valueString': '𠮷'}", "{'q':'𠮷'}"},
        {"string", ", 'maxLength': 1", "{'valueString': '𠮷𠮷'}",
         "V6 $.item[0].answer[0].valueString"},
        {"text", "", "{'valueString': 'a\\r\\nb '}", "{'q':'a\\nb'}"},
        {"dateTime", "", "{'valueDateTime': '2026-09-01T05:30:00Z'}",
         "{'q':'2026-09-01T14:30:00+09:00'}"},
        {"choice", ", " OPTIONS, "{'valueString': 'y'}", "V2 $.item[0].answer[0].valueString"},
        {"choice", ", " OPTIONS, "{'valueCoding': {'code': 'x'}}",
         "V5 $.item[0].answer[0].valueCoding"},
        {"choice", ", " OPTIONS, "{'valueCoding': {'system': 'https://other', 'code': 'n'}}",
         "V5 $.item[0].answer[0].valueCoding"},
        {"choice", ", " OPTIONS, "{'valueCoding': {'code': 'n', 'display': 'Yes'}}",
         "{'q':" CODED "}"},
        {"open-choice", OPEN ", 'repeats': true", "{'valueString': 'a'}, {'valueString': 'b'}",
         "V5 $.item[0].answer"},
    };
    const form_context context = {.language = "ja"};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(questionnaire) q = question_of(cases[i].type, cases[i].more);
        g_autofree char *items = g_strdup_printf(ANSWERED("%s"), cases[i].elements);
        g_autofree char *got = reading_of(q, items, &context);
        g_autofree char *wanted = outcome_of(cases[i].outcome);
        assert_string_equal(got, wanted);
    }
}

static void a_municipal_option_keeps_the_name_that_was_read(void **state)
{
    (void)state;
    static const char town[] =
        "{'linkId': 'q', 'type': 'choice', 'text': '町', 'answerValueSet': '#towns'}";
    static const char towns[] =
        "'contained': [{'resourceType': 'ValueSet', 'id': 'towns', 'status': 'active', 'extension':"
        " [{'url': 'https://madoguchi.example/fhir/StructureDefinition/municipalValueSet',"
        " 'valueCode': 'town'}]}],";
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = load_with(town, towns, problems);
    json_auto_t *sets = json_of("{'town': [{'code': 't1', 'display': '新町'}]}");
    const form_context context = {.language = "ja", .value_sets = sets};
    g_autofree char *old =
        reading_of(q, ANSWERED("{'valueCoding': {'code': 't1', 'display': '旧町'}}"), &context);
    g_autofree char *bare = reading_of(q, ANSWERED("{'valueCoding': {'code': 't1'}}"), &context);
    g_autofree char *gone = reading_of(q, ANSWERED("{'valueCoding': {'code': 't2'}}"), &context);
    assert_non_null(strstr(old, "旧町"));
    assert_non_null(strstr(bare, "新町"));
    assert_string_equal(gone, "V6 $.item[0].answer[0].valueCoding");
}

static void who_gives_the_texts_is_told_why_an_answer_is_not_taken(void **state)
{
    (void)state;
    g_autoptr(catalog) texts = load_texts();
    g_autoptr(questionnaire) q = question_of("string", ", 'maxLength': 1");
    const form_context context = {.language = "ja", .texts = texts};
    g_autofree char *text = g_strdup_printf(wrapped, ANSWERED("{'valueString': 'ab'}"));
    json_auto_t *resource = exact_of(text);
    g_autoptr(problem_list) problems = problem_list_new();
    assert_null(response_read(q, resource, &context, problems));
    const problem *told = g_ptr_array_index(problems->problems, 0);
    assert_string_equal(told->message,
                        "\"q\" does not take it: 1文字以内で入力してください（今は2文字です）。");
}

typedef struct {
    const char *member; /* beside or instead of what a response needs */
    const char *rule;   /* of the problem; NULL: there is none */
    bool read;
} root_case;

static void a_response_says_which_form_it_answers_and_that_it_is_meant(void **state)
{
    (void)state;
    static const root_case cases[] = {
        {"'status': 'amended'", NULL, true},
        {"'status': 'in-progress', 'subject': {'reference': 'Patient/1'}", NULL, true},
        {"'status': 'entered-in-error'", "HCQ-1", false},
        {"'status': 'final'", "HCQ-1", false},
        {"'questionnaire': 'https://example.jp/q'", "HCQ-1", true},
        {"'questionnaire': 'https://example.jp/q|2025.1'", "HCQ-1", false},
        {"'questionnaire': 'https://example.jp/other|2026.1'", "HCQ-1", false},
        {"'resourceType': 'Questionnaire'", "HCQ-1", false},
        {"'modifierExtension': [{'url': 'https://example.jp/x'}]", "HCQ-1", false},
        {"'implicitRules': 'https://example.jp/x'", "HCQ-1", false},
        {"'answers': []", "HCQ-1", false},
        {"'item': {}", "json", false},
    };
    g_autoptr(questionnaire) q = form_of(visit);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *plain = g_strdup_printf(wrapped, NAMED("tags", "a"));
        g_autofree char *members = g_strdup_printf("{%s}", cases[i].member);
        json_auto_t *resource = exact_of(plain);
        json_auto_t *more = json_of(members);
        json_object_update(resource, more);
        g_autoptr(problem_list) problems = problem_list_new();
        json_auto_t *answers = read_with(q, resource, problems);
        assert_int_equal(answers != NULL, cases[i].read);
        assert_int_equal(problems->problems->len, cases[i].rule == NULL ? 0 : 1);
        assert_true(cases[i].rule == NULL || tells(problems, cases[i].rule));
    }
}

static void there_are_not_more_rows_than_a_form_has(void **state)
{
    (void)state;
    g_autoptr(questionnaire) q = form_of(visit);
    g_autoptr(GString) items = g_string_new(NULL);
    for (int i = 0; i < 201; i++) {
        g_string_append_printf(items, "%s{'linkId': 'hours', 'item': [" NAMED("day", "a") "]}",
                               i == 0 ? "" : ", ");
    }
    const form_context context = {.language = "ja"};
    g_autofree char *got = reading_of(q, items->str, &context);
    assert_string_equal(got, "V5 $.item[200].item");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_back_as_rows),
        cmocka_unit_test(items_where_the_form_has_none_are_refused),
        cmocka_unit_test(what_other_systems_leave_behind_is_passed_over),
        cmocka_unit_test(each_answer_must_be_one_of_its_question),
        cmocka_unit_test(who_gives_the_texts_is_told_why_an_answer_is_not_taken),
        cmocka_unit_test(a_municipal_option_keeps_the_name_that_was_read),
        cmocka_unit_test(a_response_says_which_form_it_answers_and_that_it_is_meant),
        cmocka_unit_test(there_are_not_more_rows_than_a_form_has),
    };
    return cmocka_run_group_tests_name("form/response_read", tests, NULL, NULL);
}
