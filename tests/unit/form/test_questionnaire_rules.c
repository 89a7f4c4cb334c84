#include "rules.h"

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
    {"HCQ-1.3", STRING("action"), STRING("act"), NULL},
    {"HCQ-1.3", ITEM("c", "choice", ""), CHOICE, NULL},
    {"HCQ-1.3",
     ITEM("c", "choice",
          ", 'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}}, "
          "{'valueCoding': {'code': 'y', 'display': 'N'}}]"),
     CHOICE, NULL},
    {"HCQ-1.3", ITEM("c", "choice", ", 'answerOption': [{'valueCoding': {'code': 'y'}}]"), CHOICE,
     NULL},
    {"HCQ-1", ITEM("c", "choice", ", 'answerOption': [{'valueString': 'y'}]"), CHOICE, NULL},
    {"HCQ-1.3", ITEM("p", "group", ", 'repeats': true, 'item': [" STRING("a") "]" PAGE),
     ITEM("p", "group", ", 'item': [" ROWS(STRING("a")) "]" PAGE), NULL},
    {"HCQ-1.3", ITEM("a", "boolean", ", 'repeats': true"), ITEM("a", "date", ", 'repeats': true"),
     NULL},
    {"V4", ITEM("g", "group", ", 'required': true, 'item': [" ITEM("a", "display", "") "]"),
     ITEM("g", "group", ", 'item': [" ITEM("a", "display", "") "]"), NULL},
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
    {"L2",
     ITEM("u", "url", "") ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("u", "=", "'answerString': 'https://a'") "]"),
     ITEM("u", "url", "") ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("u", "exists", "'answerBoolean': true") "]"),
     NULL},
    {"L2",
     ROWS(STRING("a")) ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("a", "exists", "'answerBoolean': true") "]"),
     ROWS(STRING("a") ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("a", "exists", "'answerBoolean': true") "]")),
     NULL},
    {"L2",
     ITEM("m", "date", EXTENSION(CORE "entryFormat", "'valueString': 'YYYY-MM'")) ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("m", "=", "'answerDate': '2026-09-01'") "]"),
     ITEM("m", "date", EXTENSION(CORE "entryFormat", "'valueString': 'YYYY-MM'")) ", " ITEM(
         "t", "string", ", 'enableWhen': [" WHEN("m", "=", "'answerDate': '2026-09'") "]"),
     NULL},
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
    {"L7", TRANSLATED("b") ", " STRING("a"),
     TRANSLATED(
         "b") ", {'linkId': 'a', 'type': 'string', 'text': 'A', '_text': {'extension': [{'url': "
              "'" CORE
              "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'}, {'url': 'content', "
              "'valueString': 'A'}]}]}}",
     NULL},
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
    assert_every_broken_rule_is_told_by_its_name(cases, G_N_ELEMENTS(cases));
}

static void what_the_remedy_says_mends_it(void **state)
{
    (void)state;
    assert_what_the_remedy_says_mends_it(cases, G_N_ELEMENTS(cases));
}

static void every_problem_has_a_place_and_a_remedy(void **state)
{
    (void)state;
    assert_every_problem_has_a_place_and_a_remedy(cases, G_N_ELEMENTS(cases));
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
