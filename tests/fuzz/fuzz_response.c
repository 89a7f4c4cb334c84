/*
 * Hostile responses, and hostile answers. Whatever is read of a response is written and read again
 * to the same.
 */

#include "base/exact_json.h"
#include "form/definition/questionnaire_load.h"
#include "form/response/response.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    questionnaire *q;
    json_t *value_sets;
} fixture;

/* Each kind of item there is, with ' for ". */
static const char definition[] =
    "{'resourceType': 'Questionnaire', 'url': 'https://example.jp/q', 'version': '2026.1',"
    " 'name': 'Q', 'title': 'T', 'status': 'active', 'language': 'ja', 'contained': ["
    "  {'resourceType': 'ValueSet', 'id': 'towns', 'status': 'active', 'extension': [{'url':"
    "   'https://madoguchi.example/fhir/StructureDefinition/municipalValueSet',"
    "   'valueCode': 'town'}]}], 'item': ["
    " {'linkId': 'c', 'type': 'choice', 'text': 'c', 'repeats': true, 'answerOption': ["
    "  {'valueCoding': {'code': 'y', 'display': 'Y'}},"
    "  {'valueCoding': {'code': 'n', 'display': 'N'}}]},"
    " {'linkId': 'g', 'type': 'group', 'text': 'g', 'repeats': true, 'item': ["
    "  {'linkId': 's', 'type': 'string', 'text': 's', 'maxLength': 3, 'enableWhen': ["
    "   {'question': 'c', 'operator': 'exists', 'answerBoolean': true}]},"
    "  {'linkId': 'r', 'type': 'group', 'text': 'r', 'repeats': true, 'item': ["
    "   {'linkId': 'd', 'type': 'decimal', 'text': 'd'},"
    "   {'linkId': 'm', 'type': 'dateTime', 'text': 'm'}]}]},"
    " {'linkId': 'o', 'type': 'open-choice', 'text': 'o', 'answerValueSet': '#towns',"
    "  'extension': [{'url': 'http://hl7.org/fhir/uv/sdc/StructureDefinition/"
    "sdc-questionnaire-openLabel', 'valueString': 'O'}]},"
    " {'linkId': 'i', 'type': 'integer', 'text': 'i'},"
    " {'linkId': 't', 'type': 'text', 'text': 't', 'repeats': true},"
    " {'linkId': 'y', 'type': 'date', 'text': 'y'},"
    " {'linkId': 'h', 'type': 'time', 'text': 'h'},"
    " {'linkId': 'u', 'type': 'url', 'text': 'u'},"
    " {'linkId': 'b', 'type': 'boolean', 'text': 'b', 'item': ["
    "  {'linkId': 'p', 'type': 'display', 'text': 'p'}]}]}";

static const fixture *desk(void)
{
    static fixture loaded = {0};
    if (loaded.q == NULL) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autofree char *json = g_strdelimit(g_strdup(definition), "'", '"');
        loaded.q = questionnaire_load(json, strlen(json), problems);
        loaded.value_sets = json_pack("{s:[{s:s, s:s}]}", "town", "code", "t1", "display", "町");
        g_assert(loaded.q != NULL);
    }
    return &loaded;
}

/* By way of the bytes, as it would leave. */
static json_t *pass_on(const questionnaire *q, const json_t *answers, const form_context *context)
{
    const response_meta meta = {.status = "completed", .authored = "2026-09-01T14:30:00+09:00"};
    json_auto_t *written = response_write(q, answers, context, &meta);
    g_autofree char *bytes = exact_json_dump(written, JSON_COMPACT);
    json_auto_t *resource = exact_json_load(bytes, strlen(bytes), NULL);
    g_autoptr(problem_list) problems = problem_list_new();
    return response_read(q, resource, context, problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fixture *d = desk();
    const form_context context = {.language = "en", .value_sets = d->value_sets};
    json_auto_t *resource = exact_json_load((const char *)data, size, NULL);
    g_autoptr(problem_list) problems = problem_list_new();
    json_auto_t *answers = response_read(d->q, resource, &context, problems);
    g_assert((answers == NULL) == (problems->errors > 0));
    if (answers != NULL) {
        json_auto_t *again = pass_on(d->q, answers, &context);
        g_assert(json_equal(answers, again));
    }
    /* The same bytes taken as stored answers, of another hand: a response is written all the same.
     */
    const response_meta meta = {.status = "completed", .authored = "2026-09-01T14:30:00+09:00"};
    json_auto_t *odd = response_write(d->q, resource, &context, &meta);
    g_assert(json_is_object(odd));
    return 0;
}
