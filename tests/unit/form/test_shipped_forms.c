#include "fixture.h"

#include <stdbool.h>

static questionnaire *load(const char *name)
{
    g_autofree char *path = g_strconcat("forms/", name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = questionnaire_load(bytes, length, problems);
    for (guint i = 0; i < problems->problems->len; i++) {
        const problem *p = g_ptr_array_index(problems->problems, i);
        print_error("%s:%u: %s [%s]\n", path, p->line, p->message, p->rule);
    }
    assert_int_equal(problems->problems->len, 0);
    assert_non_null(q);
    return q;
}

static void no_form_has_an_error_or_a_warning(void **state)
{
    (void)state;
    guint count = 0;
    const char *name = NULL;
    g_autoptr(GDir) folder = g_dir_open("forms", 0, NULL);
    assert_non_null(folder);
    while ((name = g_dir_read_name(folder)) != NULL) {
        if (g_str_has_suffix(name, ".json")) {
            questionnaire_free(load(name));
            count++;
        }
    }
    assert_true(count >= 23);
}

/* A question that is not asked has no answer, whatever was typed into it before (V7). */
static bool is_answered(const char *name, const char *entries, const char *link_id)
{
    g_autoptr(questionnaire) q = load(name);
    catalog *texts = load_texts();
    form_context context = {.language = "ja", .texts = texts};
    json_auto_t *typed = json_of(entries);
    g_autoptr(form) f = form_evaluate(q, typed, &context);
    json_auto_t *answers = form_answers(f);
    catalog_free(texts);
    return json_object_get(answers, link_id) != NULL;
}

#define HOURS "'hours': ['row'], 'hours.days:1': ['mon'], 'hours.opens:1': ['9時']"

static void questions_are_asked_of_those_they_are_for(void **state)
{
    static const struct {
        const char *name;
        const char *entries;
        const char *question;
        bool asked;
    } cases[] = {
        {"consult_log.json", "{'caller_type': ['cm'], 'caller_pro': ['cm']}", "caller_pro", true},
        {"consult_log.json", "{'caller_type': ['self'], 'caller_pro': ['cm']}", "caller_pro",
         false},
        {"consult_log.json", "{'case_kind': ['new'], 'route': ['hp']}", "route", true},
        {"consult_log.json", "{'case_kind': ['cont'], 'route': ['hp']}", "route", false},
        {"fac_clinic.json", "{'cl_oushin': ['own'], 'cl_oushin_24': ['day']}", "cl_oushin_24",
         true},
        {"fac_clinic.json", "{'cl_oushin': ['no'], 'cl_oushin_24': ['day']}", "cl_oushin_24",
         false},
        {"fac_clinic.json", "{'cl_oushin_24': ['day']}", "cl_oushin_24", false},
        {"fac_common.json", "{" HOURS "}", "hours", true},
        {"fac_common.json", "{'fac_variant': ['clinic'], " HOURS "}", "hours", true},
        {"fac_common.json", "{'fac_variant': ['pharmacy'], " HOURS "}", "hours", false},
        {"fac_common.json", "{'fac_variant': ['clinic'], 'accept': ['yes']}", "accept", false},
        {"training_pre.json", "{'timing': ['post'], 'understand': ['5']}", "understand", true},
        {"training_pre.json", "{'timing': ['pre'], 'understand': ['5']}", "understand", false},
        {"training_pre.json", "{'timing': ['post'], 'trouble_text': ['x']}", "trouble_text", false},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (is_answered(cases[i].name, cases[i].entries, cases[i].question) != cases[i].asked) {
            fail_msg("%s with %s", cases[i].question, cases[i].entries);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_form_has_an_error_or_a_warning),
        cmocka_unit_test(questions_are_asked_of_those_they_are_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
