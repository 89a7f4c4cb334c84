#include "fixture.h"

#include "form/entries.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define PAGE                                                                                       \
    "'type': 'group', 'extension': [{'url': '" CORE "questionnaire-itemControl', "                 \
    "'valueCodeableConcept': {'coding': [{'code': 'page'}]}}]"
#define OPTIONS "'answerOption': [{'valueCoding': {'code': 'y', 'display': 'Y'}}]"

static const char two_pages[] =
    "{'linkId': 'p1', 'text': '1', " PAGE ", 'item': ["
    " {'linkId': 'a', 'type': 'string', 'text': 'A'},"
    " {'linkId': 'm', 'type': 'choice', 'text': 'M', 'repeats': true, " OPTIONS "},"
    " {'linkId': 'o', 'type': 'open-choice', 'text': 'O', " OPTIONS ", 'extension': [{'url': '" SDC
    "openLabel', 'valueString': 'その他'}]},"
    " {'linkId': 'h', 'type': 'string', 'text': 'H', 'extension': [{'url': '" CORE
    "questionnaire-hidden', 'valueBoolean': true}]},"
    " {'linkId': 'r', 'type': 'string', 'text': 'R', 'readOnly': true},"
    " {'linkId': 'd', 'type': 'display', 'text': 'D'}]},"
    "{'linkId': 'p2', 'text': '2', " PAGE ", 'item': ["
    " {'linkId': 'b', 'type': 'string', 'text': 'B'}]}";

static void what_was_sent_becomes_entries(void **state)
{
    static const struct {
        const char *fields;
        const char *entries;
    } rows[] = {
        {"{'a': ['x'], 'asked': ['a']}", "{'a': ['x']}"},
        {"{'asked': ['a', 'm']}", "{'a': [], 'm': []}"},
        {"{'m': ['y', 'z'], 'asked': ['m']}", "{'m': ['y', 'z']}"},
        {"{'o': [':other'], 'o:other': ['x'], 'asked': ['o']}",
         "{'o': [':other'], 'o:other': ['x']}"},
        {"{'a': ['<script>']}", "{'a': ['<script>']}"},
        {"{}", "{}"},
    };
    (void)state;
    g_autoptr(questionnaire) q = form_of(two_pages);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        json_auto_t *fields = json_of(rows[i].fields);
        json_auto_t *expected = json_of(rows[i].entries);
        g_autofree char *offender = NULL;
        json_auto_t *entries = entries_accept(q, 1, fields, &offender);
        assert_true(json_equal(entries, expected));
        assert_null(offender);
    }
}

static void what_no_browser_sends_is_refused_by_name(void **state)
{
    static const struct {
        const char *fields;
        const char *offender;
    } rows[] = {
        {"{'z': ['x']}", "z"},
        {"{'b': ['x']}", "b"}, /* of the other page */
        {"{'h': ['x']}", "h"},
        {"{'r': ['x']}", "r"},
        {"{'d': ['x']}", "d"},
        {"{'p1': ['x']}", "p1"},
        {"{'a': ['x', 'y']}", "a"},
        {"{'a:other': ['x']}", "a:other"},
        {"{':other': ['x']}", ":other"},
        {"{'o:other': ['x', 'y']}", "o:other"},
        {"{'asked': ['b']}", "b"},
        {"{'asked': ['h']}", "h"},
        {"{'asked': ['o:other']}", "o:other"},
        {"{'asked': ['']}", ""},
    };
    (void)state;
    g_autoptr(questionnaire) q = form_of(two_pages);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        json_auto_t *fields = json_of(rows[i].fields);
        g_autofree char *offender = NULL;
        json_auto_t *entries = entries_accept(q, 1, fields, &offender);
        assert_null(entries);
        assert_string_equal(offender, rows[i].offender);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_sent_becomes_entries),
        cmocka_unit_test(what_no_browser_sends_is_refused_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
