#include "fixture.h"

/* The smallest file that breaks a rule, and the same file mended. */
typedef struct {
    const char *rule;
    const char *broken;
    const char *mended;
    const char *root_members; /* NULL: none */
} rule_case;

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define OWN "https://madoguchi.example/fhir/StructureDefinition/"
#define STRING(id) "{'linkId': '" id "', 'type': 'string', 'text': '" id "'}"
#define YES_NO                                                                                     \
    "'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}},"                             \
    " {'valueCoding': {'code': 'n', 'display': 'N'}}]"
#define CHOICE "{'linkId': 'c', 'type': 'choice', 'text': 'C', " YES_NO "}"
#define ITEM(id, type, rest) "{'linkId': '" id "', 'type': '" type "', 'text': '" id "'" rest "}"
#define WHEN(question, operator, answer)                                                           \
    "{'question': '" question "', 'operator': '" operator"', " answer "}"
#define ENABLED(conditions) STRING("s") ", " CHOICE ", " ITEM("t", "string", ", " conditions)
#define EXTENSION(url, value) ", 'extension': [{'url': '" url "', " value "}]"
#define PAGE                                                                                       \
    EXTENSION(CORE "questionnaire-itemControl",                                                    \
              "'valueCodeableConcept': {'coding': [{'code': 'page'}]}")

static const rule_case cases[] = {
    {"que-1", ITEM("g", "group", ""), ITEM("g", "group", ", 'item': [" STRING("a") "]"), NULL},
    {"que-1", ITEM("d", "display", ", 'item': [" STRING("a") "]"), ITEM("d", "display", ""), NULL},
    {"que-2", STRING("a") ", " STRING("a"), STRING("a") ", " STRING("b"), NULL},
    {"que-3", ITEM("d", "display", ", 'code': [{'code': 'x'}]"), ITEM("d", "display", ""), NULL},
    {"que-4", ITEM("c", "choice", ", 'answerValueSet': '#v', " YES_NO),
     ITEM("c", "choice", ", 'answerValueSet': '#v'"),
     "'contained': [{'resourceType': 'ValueSet', 'id': 'v', 'compose': {'include': "
     "[{'system': 'https://example.jp/s', 'concept': [{'code': 'z', 'display': 'Z'}]}]}}],"},
    {"que-5", ITEM("a", "string", ", " YES_NO), CHOICE, NULL},
    {"que-6", ITEM("d", "display", ", 'required': false"), ITEM("d", "display", ""), NULL},
    {"que-6", ITEM("d", "display", ", 'repeats': false"), ITEM("d", "display", ""), NULL},
    {"que-7", ENABLED("'enableWhen': [" WHEN("s", "exists", "'answerString': 'x'") "]"),
     ENABLED("'enableWhen': [" WHEN("s", "exists", "'answerBoolean': true") "]"), NULL},
    {"que-8", ITEM("g", "group", ", 'initial': [{'valueString': 'x'}], 'item': [" STRING("a") "]"),
     ITEM("g", "group", ", 'item': [" STRING("a") "]"), NULL},
    {"que-9", ITEM("d", "display", ", 'readOnly': false"), ITEM("d", "display", ""), NULL},
    {"que-10", ITEM("a", "date", ", 'maxLength': 5"), ITEM("a", "string", ", 'maxLength': 5"),
     NULL},
    {"que-11", ITEM("c", "choice", ", 'initial': [{'valueCoding': {'code': 'y'}}], " YES_NO),
     CHOICE, NULL},
    {"que-12",
     ENABLED("'enableWhen': [" WHEN("s", "exists", "'answerBoolean': true") ", " WHEN(
         "c", "=", "'answerCoding': {'code': 'y'}") "]"),
     ENABLED("'enableBehavior': 'any', 'enableWhen': [" WHEN(
         "s", "exists", "'answerBoolean': true") ", " WHEN("c", "=",
                                                           "'answerCoding': {'code': 'y'}") "]"),
     NULL},
    {"que-12",
     ENABLED("'enableBehavior': 'or', 'enableWhen': [" WHEN("s", "exists",
                                                            "'answerBoolean': true") "]"),
     ENABLED("'enableBehavior': 'all', 'enableWhen': [" WHEN("s", "exists",
                                                             "'answerBoolean': true") "]"),
     NULL},
    {"que-13", ITEM("a", "string", ", 'initial': [{'valueString': 'x'}, {'valueString': 'y'}]"),
     ITEM("a", "string", ", 'initial': [{'valueString': 'x'}]"), NULL},

    {"HCQ-1.2", ITEM("a", "coding", ""), STRING("a"), NULL},
    {"HCQ-1.2", ITEM("a", "quantity", ""), ITEM("a", "integer", ""), NULL},
    {"HCQ-1.3", ITEM("a b", "string", ""), STRING("a-b"), NULL},
    {"HCQ-1.3", "{'linkId': 'a', 'type': 'string'}", STRING("a"), NULL},
    {"HCQ-1.3", ITEM("c", "choice", ""), CHOICE, NULL},
    {"HCQ-1.3",
     ITEM("c", "choice",
          ", 'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}}, "
          "{'valueCoding': {'code': 'y', 'display': 'N'}}]"),
     CHOICE, NULL},
    {"HCQ-1.3", ITEM("c", "choice", ", 'answerOption': [{'valueCoding': {'code': 'y'}}]"), CHOICE,
     NULL},
    {"HCQ-1", ITEM("c", "choice", ", 'answerOption': [{'valueString': 'y'}]"), CHOICE, NULL},
    {"HCQ-1.3", ITEM("g", "group", ", 'repeats': true, 'item': [" STRING("a") "]"),
     ITEM("g", "group", ", 'item': [" STRING("a") "]"), NULL},
    {"HCQ-1.3", ITEM("a", "string", ", 'repeats': true"), STRING("a"), NULL},
    {"HCQ-1.3", ITEM("a", "string", ", 'maxLength': 0"), ITEM("a", "string", ", 'maxLength': 1"),
     NULL},
    {"HCQ-1.3", ITEM("a", "integer", ", 'initial': [{'valueString': '5'}]"),
     ITEM("a", "integer", ", 'initial': [{'valueInteger': 5}]"), NULL},
    {"HCQ-1.3", ITEM("a", "date", ", 'initial': [{'valueDate': '2026-02-30'}]"),
     ITEM("a", "date", ", 'initial': [{'valueDate': '2026-02-28'}]"), NULL},
    {"HCQ-1", ITEM("a", "string", ", 'requierd': true"), ITEM("a", "string", ", 'required': true"),
     NULL},
    {"json", ITEM("a", "string", ", 'required': 'true'"), ITEM("a", "string", ", 'required': true"),
     NULL},
    {"json", ITEM("a", "string", ", 'maxLength': '40'"), ITEM("a", "string", ", 'maxLength': 40"),
     NULL},
    {"HCQ-1.5", ITEM("c", "choice", ", 'answerValueSet': 'https://example.jp/v'"), CHOICE, NULL},
    {"HCQ-1", ITEM("a", "string", ", 'modifierExtension': [{'url': 'https://example.jp/x'}]"),
     STRING("a"), NULL},
    {"HCQ-1.6", ITEM("a", "string", EXTENSION(CORE "regex", "'valueString': '.'")), STRING("a"),
     NULL},
    {"HCQ-1.6",
     ITEM("a", "string",
          EXTENSION("http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                    "sdc-questionnaire-calculatedExpression",
                    "'valueExpression': {}")),
     STRING("a"), NULL},
    {"HCQ-1.6", ITEM("a", "string", EXTENSION(CORE "questionnaire-hidden", "'valueString': 'y'")),
     ITEM("a", "string", EXTENSION(CORE "questionnaire-hidden", "'valueBoolean': true")), NULL},
    {"HCQ-1.6",
     ITEM("a", "string",
          ", 'required': true" EXTENSION(CORE "questionnaire-hidden", "'valueBoolean': true")),
     ITEM("a", "string", EXTENSION(CORE "questionnaire-hidden", "'valueBoolean': true")), NULL},
    {"HCQ-1.6", ITEM("a", "string", EXTENSION(CORE "minValue", "'valueInteger': 1")),
     ITEM("a", "integer", EXTENSION(CORE "minValue", "'valueInteger': 1")), NULL},
    {"HCQ-1.6", ITEM("a", "date", EXTENSION(CORE "maxValue", "'valueInteger': 1")),
     ITEM("a", "date", EXTENSION(CORE "maxValue", "'valueDate': '2026-12-31'")), NULL},
    {"HCQ-1.6",
     "{'linkId': 'a', 'type': 'string', 'text': 'A', '_text': {'extension': [{'url': '" CORE
     "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'}]}]}}",
     "{'linkId': 'a', 'type': 'string', 'text': 'A', '_text': {'extension': [{'url': '" CORE
     "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'}, {'url': 'content', "
     "'valueString': 'A'}]}]}}",
     NULL},
    {"HCQ-1.6", ITEM("p", "group", PAGE ", 'item': [" STRING("a") "]") ", " STRING("b"),
     ITEM("p", "group", PAGE ", 'item': [" STRING("a") ", " STRING("b") "]"), NULL},
    {"HCQ-1.6",
     ITEM("o", "group", ", 'item': [" ITEM("p", "group", PAGE ", 'item': [" STRING("a") "]") "]"),
     ITEM("p", "group", PAGE ", 'item': [" STRING("a") "]"), NULL},
    {"HCQ-1.6", ITEM("c", "open-choice", ", " YES_NO), CHOICE, NULL},
    {"HCQ-0", ITEM("a", "string", EXTENSION(OWN "normalize", "'valueCode': 'phone'")),
     ITEM("a", "string", EXTENSION(OWN "normalize", "'valueCode': 'tel'")), NULL},
    {"HCQ-0", ITEM("a", "date", EXTENSION(OWN "normalize", "'valueCode': 'digits'")),
     ITEM("a", "string", EXTENSION(OWN "normalize", "'valueCode': 'digits'")), NULL},
    {"HCQ-0", ITEM("a", "string", EXTENSION(OWN "wareki", "'valueBoolean': true")),
     ITEM("a", "date", EXTENSION(OWN "wareki", "'valueBoolean': true")), NULL},
    {"HCQ-0", ITEM("a", "string", EXTENSION(OWN "visibility", "'valueCode': 'all'")),
     ITEM("a", "string", EXTENSION(OWN "visibility", "'valueCode': 'public'")), NULL},
    {"HCQ-0", STRING("a") ", " ITEM("b", "string", EXTENSION(OWN "matches", "'valueString': 'z'")),
     STRING("a") ", " ITEM("b", "string", EXTENSION(OWN "matches", "'valueString': 'a'")), NULL},
    {"HCQ-0",
     STRING("s") ", " CHOICE ", " ITEM(
         "t", "string",
         ", 'extension': [{'url': '" OWN
         "prefill', 'extension': [{'url': 'source', 'valueString': 's'}, {'url': 'whenQuestion', "
         "'valueString': 'c'}, {'url': 'whenCode', 'valueCode': 'maybe'}]}]"),
     STRING("s") ", " CHOICE ", " ITEM(
         "t", "string",
         ", 'extension': [{'url': '" OWN
         "prefill', 'extension': [{'url': 'source', 'valueString': 's'}, {'url': 'whenQuestion', "
         "'valueString': 'c'}, {'url': 'whenCode', 'valueCode': 'y'}]}]"),
     NULL},

    {"L2", ENABLED("'enableWhen': [" WHEN("z", "=", "'answerString': 'x'") "]"),
     ENABLED("'enableWhen': [" WHEN("s", "=", "'answerString': 'x'") "]"), NULL},
    {"L2", ENABLED("'enableWhen': [" WHEN("s", "=", "'answerInteger': 1") "]"),
     ENABLED("'enableWhen': [" WHEN("s", "=", "'answerString': '1'") "]"), NULL},
    {"L2", ENABLED("'enableWhen': [" WHEN("c", "=", "'answerCoding': {'code': 'z'}") "]"),
     ENABLED("'enableWhen': [" WHEN("c", "=", "'answerCoding': {'code': 'n'}") "]"), NULL},
    {"L2",
     ENABLED("'enableWhen': [" WHEN(
         "c", "=", "'answerCoding': {'system': 'https://example.jp/other', 'code': 'y'}") "]"),
     ENABLED("'enableWhen': [" WHEN(
         "c", "=",
         "'answerCoding': {'system': 'https://example.jp/q/options/c', 'code': 'y'}") "]"),
     NULL},
    {"L2", ENABLED("'enableWhen': [" WHEN("s", "~", "'answerString': 'x'") "]"),
     ENABLED("'enableWhen': [" WHEN("s", "=", "'answerString': 'x'") "]"), NULL},
    {"L3", ENABLED("'enableWhen': [" WHEN("c", "!=", "'answerCoding': {'code': 'y'}") "]"),
     ENABLED("'enableBehavior': 'all', 'enableWhen': [" WHEN(
         "c", "exists",
         "'answerBoolean': true") ", " WHEN("c", "!=", "'answerCoding': {'code': 'y'}") "]"),
     NULL},
    {"L3",
     ENABLED("'enableBehavior': 'any', 'enableWhen': [" WHEN(
         "c", "exists",
         "'answerBoolean': true") ", " WHEN("c", "!=", "'answerCoding': {'code': 'y'}") "]"),
     ENABLED("'enableBehavior': 'all', 'enableWhen': [" WHEN(
         "c", "exists",
         "'answerBoolean': true") ", " WHEN("c", "!=", "'answerCoding': {'code': 'y'}") "]"),
     NULL},
    {"L4", ENABLED("'enableWhen': [" WHEN("s", ">", "'answerString': 'x'") "]"),
     ITEM("n", "integer", "") ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("n", ">", "'answerInteger': 1") "]"),
     NULL},
    {"L5",
     ITEM("t", "string", ", 'enableWhen': [" WHEN("t", "exists", "'answerBoolean': true") "]"),
     STRING("s") ", " ITEM("t", "string",
                           ", 'enableWhen': [" WHEN("s", "exists", "'answerBoolean': true") "]"),
     NULL},
    {"L5",
     ITEM("a", "string",
          ", 'enableWhen': [" WHEN(
              "b", "exists",
              "'answerBoolean': true") "]") ", " ITEM("b", "string",
                                                      ", 'enableWhen': [" WHEN(
                                                          "a", "exists",
                                                          "'answerBoolean': false") "]"),
     STRING("a") ", " ITEM("b", "string",
                           ", 'enableWhen': [" WHEN("a", "exists", "'answerBoolean': false") "]"),
     NULL},
    {"L5",
     ITEM("g", "group",
          ", 'enableWhen': [" WHEN("a", "exists",
                                   "'answerBoolean': true") "], 'item': [" STRING("a") "]"),
     STRING("a") ", " ITEM(
         "g", "group",
         ", 'enableWhen': [" WHEN("a", "exists",
                                  "'answerBoolean': true") "], 'item': [" STRING("b") "]"),
     NULL},
    {"L6", ITEM("g", "group", ", 'item': [" ITEM("a", "string", ", 'required': true") "]"),
     ITEM("g", "group",
          ", 'required': true, 'item': [" ITEM("a", "string", ", 'required': true") "]"),
     NULL},
    {"L7", STRING("a"),
     "{'linkId': 'a', 'type': 'string', 'text': 'A', '_text': {'extension': [{'url': '" CORE
     "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'}, {'url': 'content', "
     "'valueString': 'A'}]}]}}",
     "'_title': {'extension': [{'url': '" CORE
     "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'}, {'url': 'content', "
     "'valueString': 'T'}]}]},"},
    {"L9",
     ITEM("c", "choice",
          ", 'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}}, "
          "{'valueCoding': {'code': 'n', 'display': 'Y'}}]"),
     CHOICE, NULL},
    {"L10", ITEM("a", "string", ", 'item': [" STRING("b") "]"),
     ITEM("a", "string", ", 'item': [" ITEM("b", "display", "") "]"), NULL},
};

static void every_broken_rule_is_told_by_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = load_with(cases[i].broken, cases[i].root_members, problems);
        if (!tells(problems, cases[i].rule)) {
            fail_msg("case %zu: %s is not told of %s", i, cases[i].rule, cases[i].broken);
        }
        assert_int_equal(q == NULL, problems->errors > 0);
    }
}

static void what_the_remedy_says_mends_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = load_with(cases[i].mended, cases[i].root_members, problems);
        if (problems->problems->len > 0) {
            const problem *p = g_ptr_array_index(problems->problems, 0);
            fail_msg("case %zu: %s: %s in %s", i, p->rule, p->message, cases[i].mended);
        }
        assert_non_null(q);
    }
}

static void assert_useful(const problem *p)
{
    if (p->line == 0 || p->column == 0 || *p->remedy == '\0') {
        fail_msg("%s at %s has no place or no remedy", p->rule, p->path);
    }
}

static void every_problem_has_a_place_and_a_remedy(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        questionnaire_free(load_with(cases[i].broken, cases[i].root_members, problems));
        for (guint j = 0; j < problems->problems->len; j++) {
            assert_useful(g_ptr_array_index(problems->problems, j));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_broken_rule_is_told_by_its_name),
        cmocka_unit_test(what_the_remedy_says_mends_it),
        cmocka_unit_test(every_problem_has_a_place_and_a_remedy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
