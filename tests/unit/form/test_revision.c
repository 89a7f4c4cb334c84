#include "fixture.h"

#include "form/definition/revision.h"

#define OPTION(code, display) "{'valueCoding': {'code': '" code "', 'display': '" display "'}}"
#define CHOICE(options)                                                                            \
    "{'linkId': 'c', 'type': 'choice', 'text': 'C', 'answerOption': [" options "]}"
#define STRING(id) "{'linkId': '" id "', 'type': 'string', 'text': '" id "'}"

static void what_breaks_the_series_of_years_is_told(void **state)
{
    static const struct {
        const char *before;
        const char *now;
        const char *message; /* NULL: nothing is told */
        const char *path;
    } rows[] = {
        {STRING("a") ", " STRING("b"), STRING("a"), "the question \"b\" of version 2026.1 is gone",
         "$"},
        {STRING("a"), STRING("a") ", " STRING("b"), NULL, NULL},
        {STRING("a"), "{'linkId': 'a', 'type': 'integer', 'text': 'a'}",
         "\"a\" was string and is integer now", "$.item[0]"},
        {STRING("a"), "{'linkId': 'a', 'type': 'string', 'text': 'a', 'repeats': true}",
         "\"a\" was string and is a repeating string now", "$.item[0]"},
        {STRING("a"), "{'linkId': 'a', 'type': 'string', 'text': 'other words'}", NULL, NULL},
        {CHOICE(OPTION("y", "Y") ", " OPTION("n", "N")), CHOICE(OPTION("y", "Y")),
         "the option \"n\" of \"c\" is gone", "$.item[0]"},
        {CHOICE(OPTION("y", "Y")), CHOICE(OPTION("y", "N")),
         "the option \"y\" of \"c\" read \"Y\" and reads \"N\" now", "$.item[0]"},
        {CHOICE(OPTION("y", "Y")), CHOICE(OPTION("n", "N") ", " OPTION("y", "Y")), NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autofree char *bytes = definition_of(rows[i].now, NULL);
        g_autoptr(questionnaire) before = form_of(rows[i].before);
        g_autoptr(questionnaire) now = form_of(rows[i].now);
        revision_check(before, now, bytes, strlen(bytes), problems);
        assert_int_equal(problems->errors, 0);
        assert_int_equal(problems->warnings, rows[i].message == NULL ? 0 : 1);
        if (rows[i].message != NULL) {
            const problem *p = g_ptr_array_index(problems->problems, 0);
            assert_string_equal(p->rule, "L8");
            assert_string_equal(p->message, rows[i].message);
            assert_string_equal(p->path, rows[i].path);
            assert_true(p->line > 0);
        }
    }
}

static void another_form_cannot_be_compared(void **state)
{
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autofree char *bytes = definition_of(STRING("a"), NULL);
    g_autoptr(questionnaire) before = consult_intake();
    g_autoptr(questionnaire) now = form_of(STRING("a"));
    revision_check(before, now, bytes, strlen(bytes), problems);
    assert_int_equal(problems->warnings, 1);
    assert_true(tells(problems, "L8"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_breaks_the_series_of_years_is_told),
        cmocka_unit_test(another_form_cannot_be_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
