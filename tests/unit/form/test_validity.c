/*
 * Corners of "What a valid answer is" in docs/form-format.md where two readings were thinkable, as
 * the generated forms of tests/form found them. Each has the issues that are shown and the answers
 * that stay.
 */

#include "fixture.h"

#include "form/view.h"

#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define OWN "https://madoguchi.example/fhir/StructureDefinition/"
#define QUESTION(id, type, rest)                                                                   \
    "{'linkId': '" id "', 'type': '" type "', 'text': '" id "'" rest "}"
#define GROUP(id, flags, items) QUESTION(id, "group", flags ", 'item': [" items "]")
#define WHEN(question, answer)                                                                     \
    ", 'enableWhen': [{'question': '" question "', 'operator': 'exists', 'answerBoolean': " answer \
    "}]"
#define MATCHES(id) ", 'extension': [{'url': '" OWN "matches', 'valueString': '" id "'}]"
#define REQUIRED ", 'required': true"
#define REPEATS ", 'repeats': true"

typedef struct {
    const char *entries;
    const char *issues; /* "#ID sentence", each with a line feed */
    const char *answers;
} validity_case;

static char *issues_of(const form *f)
{
    json_auto_t *view = form_page_view(f, 1, true);
    GString *text = g_string_new(NULL);
    gsize index = 0;
    const json_t *told = NULL;
    json_array_foreach(json_object_get(view, "issues"), index, told)
    {
        g_string_append_printf(text, "%s %s\n", json_string_value(json_object_get(told, "href")),
                               json_string_value(json_object_get(told, "message")));
    }
    return g_string_free(text, FALSE);
}

static void assert_cases(const char *items, const validity_case *cases, gsize count)
{
    g_autoptr(catalog) texts = load_texts();
    g_autoptr(questionnaire) q = form_of(items);
    const form_context context = {.language = "ja", .texts = texts};
    for (gsize i = 0; i < count; i++) {
        json_auto_t *entries = json_of(cases[i].entries);
        json_auto_t *expected = json_of(cases[i].answers);
        g_autoptr(form) f = form_evaluate(q, entries, &context);
        json_auto_t *answers = form_answers(f);
        g_autofree char *issues = issues_of(f);
        assert_string_equal(issues, cases[i].issues);
        assert_true(json_equal(answers, expected));
    }
}

#define ASSERT_CASES(items, cases) assert_cases(items, cases, G_N_ELEMENTS(cases))

static void of_several_texts_the_first_issue_is_told(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'a': ['1234', 'ok', '123']}", "#a 2文字以内で入力してください（今は4文字です）。\n",
         "{}"},
        {"{'a': ['ok', '123']}", "#a 2文字以内で入力してください（今は3文字です）。\n", "{}"},
    };
    ASSERT_CASES(QUESTION("a", "string", REPEATS ", 'maxLength': 2"), cases);
}

static void space_alone_answers_no_type(void **state)
{
    (void)state;
    static const validity_case cases[] = {{"{'a': [' 　'], 'b': ['　'], 'c': [' ']}", "", "{}"}};
    ASSERT_CASES(
        QUESTION("a", "boolean", "") ", " QUESTION("b", "date", "") ", " QUESTION(
            "c", "choice", ", 'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}}]"),
        cases);
}

static void a_free_text_counts_once_however_often_it_was_sent(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'a': [':other', ':other'], 'a:other': ['x']}", "", "{'a': [{'text': 'x'}]}"}};
    ASSERT_CASES(QUESTION("a", "open-choice",
                          REPEATS
                          ", 'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}}], "
                          "'extension': [{'url': '" SDC "openLabel', 'valueString': 'O'}]"),
                 cases);
}

static void what_must_match_may_stand_before_what_it_matches(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'again': ['x'], 'once': ['y']}", "#again 確認用のメールアドレスが一致していません。\n",
         "{'once': 'y'}"},
        {"{'again': ['x'], 'once': []}", "#once 「once」を入力してください。\n", "{'again': 'x'}"},
        {"{'again': ['x']}", "", "{'again': 'x'}"},
    };
    ASSERT_CASES(
        QUESTION("again", "string", MATCHES("once")) ", " QUESTION("once", "string", REQUIRED),
        cases);
}

static void a_row_of_space_and_of_what_is_disabled_is_no_row(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'g': ['row'], 'a:1': ['　'], 'b:1': ['x']}", "#g 「g」を1行以上入力してください。\n",
         "{}"},
        {"{'g': ['row'], 'a:1': ['y'], 'b:1': ['x']}", "", "{'g': [{'a': 'y', 'b': 'x'}]}"},
    };
    ASSERT_CASES(GROUP("g", REPEATS REQUIRED,
                       QUESTION("a", "string", "") ", " QUESTION("b", "string", WHEN("a", "true"))),
                 cases);
}

static void no_row_is_missing_where_nothing_can_be_answered(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'no': ['x'], 'g': ['row']}", "", "{'no': 'x'}"},
        {"{'no': [], 'g': ['row'], 'a:1': []}", "#g 「g」を1行以上入力してください。\n", "{}"},
        {"{'no': ['x'], 'g': ['gone']}", "#g 「g」を1行以上入力してください。\n", "{'no': 'x'}"},
    };
    ASSERT_CASES(QUESTION("no", "string", "") ", " GROUP(
                     "g", REPEATS REQUIRED, QUESTION("a", "string", WHEN("no", "false"))),
                 cases);
}

/* No page of ours sends this; who leaves out the list of rows must not get past the group. */
static void a_required_row_is_missing_although_only_its_questions_were_asked(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'a:1': []}", "#g 「g」を1行以上入力してください。\n", "{}"},
        {"{'a:1': ['x']}", "", "{'g': [{'a': 'x'}]}"},
    };
    ASSERT_CASES(GROUP("g", REPEATS REQUIRED, QUESTION("a", "string", "")), cases);
}

static void what_is_read_only_is_never_missing(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {"{'b': []}", "#g 「g」のうち、どれか1つ以上に答えてください。\n", "{}"},
        {"{'b': ['x']}", "", "{'b': 'x'}"},
    };
    ASSERT_CASES(GROUP("g", REQUIRED,
                       QUESTION("a", "string",
                                REQUIRED ", 'readOnly': true") ", " QUESTION("b", "string", "")),
                 cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_several_texts_the_first_issue_is_told),
        cmocka_unit_test(space_alone_answers_no_type),
        cmocka_unit_test(a_free_text_counts_once_however_often_it_was_sent),
        cmocka_unit_test(what_must_match_may_stand_before_what_it_matches),
        cmocka_unit_test(a_row_of_space_and_of_what_is_disabled_is_no_row),
        cmocka_unit_test(no_row_is_missing_where_nothing_can_be_answered),
        cmocka_unit_test(a_required_row_is_missing_although_only_its_questions_were_asked),
        cmocka_unit_test(what_is_read_only_is_never_missing),
    };
    return cmocka_run_group_tests_name("form/validity", tests, NULL, NULL);
}
