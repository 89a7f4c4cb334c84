#ifndef TESTS_UNIT_FORM_RESPONSES_H
#define TESTS_UNIT_FORM_RESPONSES_H

/* What the tests of writing and of reading responses share. */

#include "fixture.h"

#include "base/exact_json.h"
#include "form/response/response.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define OPTIONS                                                                                    \
    "'answerOption': [{'valueCoding': {'code': 'y', 'display': 'はい'}},"                        \
    " {'valueCoding': {'code': 'n', 'display': 'いいえ'}}]"

/* Two groups, one of them in rows, and what can be odd about an item. */
static const char visit[] =
    "{'linkId': 'kind', 'type': 'choice', 'text': '種類', " OPTIONS "},"
    "{'linkId': 'who', 'type': 'group', 'text': '方', 'item': ["
    " {'linkId': 'name', 'type': 'string', 'text': '名前', 'item': ["
    "  {'linkId': 'help', 'type': 'display', 'text': '助け'}]},"
    " {'linkId': 'age', 'type': 'integer', 'text': '歳', 'enableWhen': [{'question': 'kind',"
    "  'operator': '=', 'answerCoding': {'code': 'y'}}]}]},"
    "{'linkId': 'hours', 'type': 'group', 'text': '時間', 'repeats': true, 'item': ["
    " {'linkId': 'day', 'type': 'string', 'text': '曜日'},"
    " {'linkId': 'spans', 'type': 'group', 'text': '帯', 'repeats': true, 'item': ["
    "  {'linkId': 'opens', 'type': 'string', 'text': 'から'}]}]},"
    "{'linkId': 'tags', 'type': 'string', 'text': '札', 'repeats': true},"
    "{'linkId': 'source', 'type': 'string', 'extension': [{'url': '" CORE
    "questionnaire-hidden', 'valueBoolean': true}]},"
    "{'linkId': 'note', 'type': 'display', 'text': '注'}";

static inline json_t *write_in(const questionnaire *q, const char *answers_text,
                               const char *language)
{
    json_auto_t *answers = json_of(answers_text);
    json_auto_t *places = json_of("{'city': 'さくら野区'}");
    const form_context context = {.language = language, .places = places};
    const response_meta meta = {.status = "completed",
                                .authored = "2026-09-01T14:30:00+09:00",
                                .identifier = "R8-000123-4"};
    return response_write(q, answers, &context, &meta);
}

#define OPEN ", " OPTIONS ", 'extension': [{'url': '" SDC "openLabel', 'valueString': 'ほか'}]"
#define CODED "{'system': 'https://example.jp/q/options/q', 'code': 'n', 'display': 'いいえ'}"

static inline questionnaire *question_of(const char *type, const char *more)
{
    g_autofree char *item =
        g_strdup_printf("{'linkId': 'q', 'type': '%s', 'text': '問い'%s}", type, more);
    return form_of(item);
}

static inline json_t *exact_of(const char *text)
{
    g_autofree char *json = quoted(text);
    json_t *value = exact_json_load(json, strlen(json), NULL);
    assert_non_null(value);
    return value;
}

static inline json_t *read_with(const questionnaire *q, json_t *resource, problem_list *problems)
{
    const form_context context = {.language = "ja"};
    return response_read(q, resource, &context, problems);
}

#endif
