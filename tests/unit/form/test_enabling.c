#include "fixture.h"

#include "form/view.h"

/*
 * Whether question "t" is enabled, for a form and what was typed. The letters are those of
 * docs/form-format.md. c is a choice of y n, m the same with several answers, s text, n a number,
 * d a date, b yes or no.
 */
#define CHOICE(id, rest)                                                                           \
    "{'linkId': '" id "', 'type': 'choice', 'text': '" id "', " rest                               \
    "'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}},"                             \
    " {'valueCoding': {'code': 'n', 'display': 'N'}}]}"
#define QUESTION(id, type, rest)                                                                   \
    "{'linkId': '" id "', 'type': '" type "', 'text': '" id "'" rest "}"
#define SOURCES                                                                                    \
    CHOICE("c", "")                                                                                \
    ", " CHOICE("m", "'repeats': true, ") ", " QUESTION("s", "string", "") ", " QUESTION(          \
        "n", "integer", "") ", " QUESTION("d", "date", "") ", " QUESTION("b", "boolean", "")
#define WHEN(question, operator, answer)                                                           \
    "{'question': '" question "', 'operator': '" operator"', " answer "}"
#define TARGET(when) ", " QUESTION("t", "string", ", 'enableWhen': [" when "]")
#define ALL(when)                                                                                  \
    ", " QUESTION("t", "string", ", 'enableBehavior': 'all', 'enableWhen': [" when "]")
#define ANY(when)                                                                                  \
    ", " QUESTION("t", "string", ", 'enableBehavior': 'any', 'enableWhen': [" when "]")
#define IS_Y "'answerCoding': {'code': 'y'}"
#define TRUE_ANSWER "'answerBoolean': true"
#define FALSE_ANSWER "'answerBoolean': false"

typedef struct {
    const char *rule;
    const char *form; /* after the sources */
    const char *entries;
    bool enabled;
} enabling_case;

static const enabling_case cases[] = {
    {"E1", ", " QUESTION("t", "string", ""), "{}", true},
    {"E1",
     ", " QUESTION(
         "g", "group",
         ", 'enableWhen': [" WHEN("c", "=", IS_Y) "], 'item': [" QUESTION("t", "string", "") "]"),
     "{'c': ['n']}", false},
    {"E1",
     ", " QUESTION(
         "g", "group",
         ", 'enableWhen': [" WHEN("c", "=", IS_Y) "], 'item': [" QUESTION(
             "t", "string", ", 'enableWhen': [" WHEN("s", "exists", TRUE_ANSWER) "]") "]"),
     "{'c': ['n'], 's': ['x']}", false},
    {"E1",
     ", " QUESTION(
         "g", "group",
         ", 'enableWhen': [" WHEN("c", "=", IS_Y) "], 'item': [" QUESTION(
             "t", "string", ", 'enableWhen': [" WHEN("s", "exists", TRUE_ANSWER) "]") "]"),
     "{'c': ['y'], 's': ['x']}", true},

    {"E2", TARGET(WHEN("s", "exists", TRUE_ANSWER)), "{'s': ['x']}", true},
    {"E2", TARGET(WHEN("s", "exists", TRUE_ANSWER)), "{'s': []}", false},
    {"E2", TARGET(WHEN("s", "exists", TRUE_ANSWER)), "{'s': ['  ']}", false},
    {"E2", TARGET(WHEN("s", "exists", FALSE_ANSWER)), "{'s': ['x']}", false},
    {"E2", TARGET(WHEN("s", "exists", FALSE_ANSWER)), "{}", true},
    {"E2", TARGET(WHEN("b", "exists", TRUE_ANSWER)), "{'b': ['false']}", true},
    {"E2", TARGET(WHEN("n", "exists", TRUE_ANSWER)), "{'n': ['many']}", false},

    {"E3", TARGET(WHEN("c", "=", IS_Y)), "{'c': ['y']}", true},
    {"E3", TARGET(WHEN("c", "=", IS_Y)), "{'c': ['n']}", false},
    {"E3", TARGET(WHEN("m", "=", IS_Y)), "{'m': ['n', 'y']}", true},
    {"E3", TARGET(WHEN("n", ">", "'answerInteger': 9")), "{'n': ['10']}", true},
    {"E3", TARGET(WHEN("n", ">", "'answerInteger': 9")), "{'n': ['9']}", false},
    {"E3", TARGET(WHEN("n", ">=", "'answerInteger': 9")), "{'n': ['9']}", true},
    {"E3", TARGET(WHEN("n", "<", "'answerInteger': -9")), "{'n': ['-10']}", true},
    {"E3", TARGET(WHEN("n", "<", "'answerInteger': -9")), "{'n': ['-9']}", false},
    {"E3", TARGET(WHEN("n", "<=", "'answerInteger': -9")), "{'n': ['-9']}", true},
    {"E3", TARGET(WHEN("n", "<=", "'answerInteger': -9")), "{'n': ['-8']}", false},
    {"E3", TARGET(WHEN("d", ">", "'answerDate': '2026-09-01'")), "{'d': ['令和8年9月2日']}", true},
    {"E3", TARGET(WHEN("d", ">", "'answerDate': '2026-09-01'")), "{'d': ['2026/9/1']}", false},

    {"E4", TARGET(WHEN("c", "=", IS_Y)), "{}", false},
    {"E4", TARGET(WHEN("n", "<", "'answerInteger': 5")), "{}", false},
    {"E4", TARGET(WHEN("n", ">=", "'answerInteger': 0")), "{'n': []}", false},
    {"E4", ALL(WHEN("c", "exists", TRUE_ANSWER) ", " WHEN("c", "!=", IS_Y)), "{}", false},
    {"E4", ALL(WHEN("c", "exists", TRUE_ANSWER) ", " WHEN("c", "!=", IS_Y)), "{'c': ['n']}", true},
    {"E4", ALL(WHEN("c", "exists", TRUE_ANSWER) ", " WHEN("c", "!=", IS_Y)), "{'c': ['y']}", false},

    {"E5", ALL(WHEN("c", "=", IS_Y) ", " WHEN("s", "exists", TRUE_ANSWER)), "{'c': ['y']}", false},
    {"E5", ALL(WHEN("c", "=", IS_Y) ", " WHEN("s", "exists", TRUE_ANSWER)),
     "{'c': ['y'], 's': ['x']}", true},
    {"E5", ANY(WHEN("c", "=", IS_Y) ", " WHEN("s", "exists", TRUE_ANSWER)), "{'s': ['x']}", true},
    {"E5", ANY(WHEN("c", "=", IS_Y) ", " WHEN("s", "exists", TRUE_ANSWER)), "{'c': ['n']}", false},

    {"E6",
     ", " QUESTION("u", "string", ", 'enableWhen': [" WHEN("c", "=", IS_Y) "]")
         TARGET(WHEN("u", "exists", TRUE_ANSWER)),
     "{'c': ['n'], 'u': ['left over']}", false},
    {"E6",
     ", " QUESTION("u", "string", ", 'enableWhen': [" WHEN("c", "=", IS_Y) "]")
         TARGET(WHEN("u", "exists", FALSE_ANSWER)),
     "{'c': ['n'], 'u': ['left over']}", true},

    {"E8", TARGET(WHEN("s", "=", "'answerString': 'ａ'")), "{'s': ['a']}", false},
    {"E8", TARGET(WHEN("n", "=", "'answerInteger': 7")), "{'n': ['００７']}", true},
    {"E8", TARGET(WHEN("d", "=", "'answerDate': '2026-09-01'")), "{'d': ['R8.9.1']}", true},
    {"E8", TARGET(WHEN("b", "=", "'answerBoolean': false")), "{'b': ['false']}", true},
    {"E8", TARGET(WHEN("b", "=", "'answerBoolean': false")), "{}", false},
};

/* A group's fieldset disables what is in it, so the way down must be enabled all along. */
static bool is_enabled(const json_t *items, const char *link_id)
{
    gsize index = 0;
    const json_t *item = NULL;
    json_array_foreach(items, index, item)
    {
        bool found = g_strcmp0(json_string_value(json_object_get(item, "link_id")), link_id) == 0;
        if (json_is_true(json_object_get(item, "enabled")) &&
            (found || is_enabled(json_object_get(item, "items"), link_id))) {
            return true;
        }
    }
    return false;
}

static bool enables(const char *form_text, const char *entries_text)
{
    g_autoptr(questionnaire) q = form_of(form_text);
    g_autoptr(catalog) texts = load_texts();
    json_auto_t *entries = json_of(entries_text);
    const form_context context = {.language = "ja", .texts = texts};
    g_autoptr(form) f = form_evaluate(q, entries, &context);
    json_auto_t *view = form_page_view(f, 1, false);
    return is_enabled(json_object_get(view, "items"), "t");
}

static void conditions_mean_what_the_format_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *form_text = g_strconcat(SOURCES, cases[i].form, NULL);
        if (enables(form_text, cases[i].entries) != cases[i].enabled) {
            fail_msg("case %zu, %s: %s with %s", i, cases[i].rule, cases[i].form, cases[i].entries);
        }
    }
}

static void a_source_may_stand_after_what_it_enables(void **state)
{
    (void)state;
    const char *form_text = QUESTION(
        "t", "string",
        ", 'enableWhen': [" WHEN(
            "u", "exists",
            TRUE_ANSWER) "]") ", " QUESTION("u", "string",
                                            ", 'enableWhen': [" WHEN(
                                                "v", "exists",
                                                TRUE_ANSWER) "]") ", " QUESTION("v", "string", "");
    assert_true(enables(form_text, "{'u': ['x'], 'v': ['x']}"));
    assert_false(enables(form_text, "{'u': ['x']}"));
}

static void an_initial_value_counts_until_something_else_is_typed(void **state)
{
    (void)state;
    const char *form_text = QUESTION("s", "string", ", 'initial': [{'valueString': 'x'}]")
        TARGET(WHEN("s", "=", "'answerString': 'x'"));
    assert_true(enables(form_text, "{}"));
    assert_false(enables(form_text, "{'s': []}"));
    assert_false(enables(form_text, "{'s': ['y']}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_mean_what_the_format_says),
        cmocka_unit_test(a_source_may_stand_after_what_it_enables),
        cmocka_unit_test(an_initial_value_counts_until_something_else_is_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
