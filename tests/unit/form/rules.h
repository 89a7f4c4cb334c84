#ifndef TESTS_UNIT_FORM_RULES_H
#define TESTS_UNIT_FORM_RULES_H

/* Tables of broken rules, and what must hold of each of their rows. */

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
#define ROWS(items) ITEM("r", "group", ", 'repeats': true, 'item': [" items "]")
#define CONTROL(code)                                                                              \
    EXTENSION(CORE "questionnaire-itemControl",                                                    \
              "'valueCodeableConcept': {'coding': [{'code': '" code "'}]}")
#define ENTRY_FORMAT_AND(name, value)                                                              \
    ", 'extension': [{'url': '" CORE "entryFormat', 'valueString': 'ABC'}, {'url': '" CORE name    \
    "', " value "}]"
#define TRANSLATED(id)                                                                             \
    "{'linkId': '" id "', 'type': 'string', 'text': '" id                                          \
    "', '_text': {'extension': [{'url': '" CORE                                                    \
    "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'}, {'url': 'content', "          \
    "'valueString': 'B'}]}]}}"
#define PAGE                                                                                       \
    EXTENSION(CORE "questionnaire-itemControl",                                                    \
              "'valueCodeableConcept': {'coding': [{'code': 'page'}]}")

static inline void assert_every_broken_rule_is_told_by_its_name(const rule_case *cases,
                                                                size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = load_with(cases[i].broken, cases[i].root_members, problems);
        if (!tells(problems, cases[i].rule)) {
            fail_msg("case %zu: %s is not told of %s", i, cases[i].rule, cases[i].broken);
        }
        assert_int_equal(q == NULL, problems->errors > 0);
    }
}

static inline void assert_what_the_remedy_says_mends_it(const rule_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = load_with(cases[i].mended, cases[i].root_members, problems);
        if (problems->problems->len > 0) {
            const problem *p = g_ptr_array_index(problems->problems, 0);
            fail_msg("case %zu: %s: %s in %s", i, p->rule, p->message, cases[i].mended);
        }
        assert_non_null(q);
    }
}

static inline void assert_useful(const problem *p)
{
    if (p->line == 0 || p->column == 0 || *p->remedy == '\0') {
        fail_msg("%s at %s has no place or no remedy", p->rule, p->path);
    }
}

static inline void assert_every_problem_has_a_place_and_a_remedy(const rule_case *cases,
                                                                 size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        questionnaire_free(load_with(cases[i].broken, cases[i].root_members, problems));
        for (guint j = 0; j < problems->problems->len; j++) {
            assert_useful(g_ptr_array_index(problems->problems, j));
        }
    }
}

#endif
