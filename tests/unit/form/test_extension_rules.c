#include "rules.h"

static const rule_case cases[] = {
    {"HCQ-1.6",
     ITEM("a", "string",
          ", 'repeats': true" EXTENSION(CORE "questionnaire-minOccurs", "'valueInteger': 2")),
     ITEM("a", "string",
          ", 'required': true, 'repeats': true" EXTENSION(CORE "questionnaire-minOccurs",
                                                          "'valueInteger': 2")),
     NULL},
    {"HCQ-1.6", ITEM("a", "string", EXTENSION(CORE "questionnaire-maxOccurs", "'valueInteger': 2")),
     ITEM("a", "string",
          ", 'repeats': true" EXTENSION(CORE "questionnaire-maxOccurs", "'valueInteger': 2")),
     NULL},
    {"HCQ-1.6",
     ITEM("a", "string",
          ", 'repeats': true" EXTENSION(CORE "questionnaire-maxOccurs", "'valueInteger': 0")),
     ITEM("a", "string",
          ", 'repeats': true" EXTENSION(CORE "questionnaire-maxOccurs", "'valueInteger': 1")),
     NULL},
    {"HCQ-1.6",
     ITEM("a", "string", ", 'maxLength': 2" EXTENSION(CORE "minLength", "'valueInteger': 3")),
     ITEM("a", "string", ", 'maxLength': 3" EXTENSION(CORE "minLength", "'valueInteger': 2")),
     NULL},
    {"HCQ-1.6", ITEM("a", "integer", EXTENSION(CORE "maxDecimalPlaces", "'valueInteger': 1")),
     ITEM("a", "decimal", EXTENSION(CORE "maxDecimalPlaces", "'valueInteger': 1")), NULL},
    {"HCQ-1.6", ITEM("a", "decimal", EXTENSION(CORE "minValue", "'valueDecimal': '0.1'")),
     ITEM("a", "decimal", EXTENSION(CORE "minValue", "'valueDecimal': 0.1")), NULL},
    {"HCQ-1.6", ITEM("a", "decimal", EXTENSION(CORE "minValue", "'valueDecimal': 1e2")),
     ITEM("a", "decimal", EXTENSION(CORE "minValue", "'valueDecimal': 100")), NULL},
    {"HCQ-1.6", ITEM("a", "time", EXTENSION(CORE "maxValue", "'valueTime': '17:15'")),
     ITEM("a", "time", EXTENSION(CORE "maxValue", "'valueTime': '17:15:00'")), NULL},
    {"HCQ-1.6",
     ITEM("a", "dateTime", EXTENSION(CORE "maxValue", "'valueDateTime': '2026-09-01T14:30:00'")),
     ITEM("a", "dateTime",
          EXTENSION(CORE "maxValue", "'valueDateTime': '2026-09-01T14:30:00+09:00'")),
     NULL},
    {"HCQ-1.6",
     ITEM("a", "string",
          EXTENSION(CORE "questionnaire-supportLink", "'valueUri': 'http://example.jp'")),
     ITEM("a", "string",
          EXTENSION(CORE "questionnaire-supportLink", "'valueUri': 'https://example.jp'")),
     NULL},
    {"HCQ-1.6",
     ITEM("a", "string",
          EXTENSION(CORE "questionnaire-choiceOrientation", "'valueCode': 'horizontal'")),
     ITEM("a", "boolean",
          EXTENSION(CORE "questionnaire-choiceOrientation", "'valueCode': 'horizontal'")),
     NULL},
    {"HCQ-1.6",
     ITEM("a", "boolean",
          EXTENSION(CORE "questionnaire-choiceOrientation", "'valueCode': 'sideways'")),
     ITEM("a", "boolean",
          EXTENSION(CORE "questionnaire-choiceOrientation", "'valueCode': 'vertical'")),
     NULL},
    {"HCQ-1.6", ITEM("a", "string", CONTROL("sidebar")), ITEM("a", "string", CONTROL("text-box")),
     NULL},
    {"HCQ-1.6", ITEM("h", "group", CONTROL("header") ", 'item': [" STRING("a") "]"),
     ITEM("h", "group", CONTROL("header") ", 'item': [" ITEM("a", "display", "") "]"), NULL},
    {"HCQ-1.6", ITEM("a", "date", EXTENSION(CORE "regex", "'valueString': '.'")),
     ITEM("a", "string", ENTRY_FORMAT_AND("regex", "'valueString': '.'")), NULL},
    {"HCQ-1.6", ITEM("a", "string", EXTENSION(CORE "regex", "'valueString': '(a)\\\\1'")),
     ITEM("a", "string", ENTRY_FORMAT_AND("regex", "'valueString': '(a)a'")), NULL},
    {"HCQ-1.6", ITEM("a", "string", EXTENSION(CORE "regex", "'valueString': '[0-9]+'")),
     ITEM("a", "string", ENTRY_FORMAT_AND("regex", "'valueString': '[0-9]+'")), NULL},
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
