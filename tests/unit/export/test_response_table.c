#include "export/response_table.h"

#include "form/definition/questionnaire_load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* Every kind of column, and a question that is asked only of who chose "tel". */
static const char definition[] =
    "{"
    "'resourceType': 'Questionnaire', 'url': 'https://madoguchi.example/fhir/Questionnaire/t',"
    "'version': '2026.1', 'name': 'T', 'title': '試し', 'status': 'active', 'language': 'ja',"
    "'item': ["
    " {'linkId': 'intro', 'type': 'display', 'text': 'お読みください'},"
    " {'linkId': 'who', 'type': 'group', 'text': '相談する方', 'item': ["
    "  {'linkId': 'name', 'type': 'string', 'text': 'お名前'},"
    "  {'linkId': 'count', 'type': 'integer', 'text': '人数'}]},"
    " {'linkId': 'area', 'type': 'choice', 'text': '{city}のお住まい', 'answerOption': ["
    "  {'valueCoding': {'system': 'https://x.example/a', 'code': 'in', 'display': '{city}内'}},"
    "  {'valueCoding': {'system': 'https://x.example/a', 'code': 'out', 'display': '区外'}}]},"
    " {'linkId': 'method', 'type': 'choice', 'repeats': true, 'text': '連絡方法', 'answerOption': ["
    "  {'valueCoding': {'system': 'https://x.example/m', 'code': 'tel', 'display': '電話'}},"
    "  {'valueCoding': {'system': 'https://x.example/m', 'code': 'fax', 'display': 'FAX'}}]},"
    " {'linkId': 'number', 'type': 'string', 'text': '電話番号', 'enableWhen': ["
    "  {'question': 'method', 'operator': '=', 'answerCoding':"
    "   {'system': 'https://x.example/m', 'code': 'tel'}}]},"
    " {'linkId': 'how', 'type': 'open-choice', 'text': 'きっかけ', 'extension': ["
    "   {'url': 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel',"
    "    'valueString': 'その他'}], 'answerOption': ["
    "  {'valueCoding': {'system': 'https://x.example/h', 'code': 'hp', 'display': 'HP'}}]},"
    " {'linkId': 'agreed', 'type': 'boolean', 'required': true, 'text': '確認しました'}"
    "]}";

typedef struct {
    questionnaire *q;
    json_t *places;
    response_table *table;
} fixture;

static int set_up(void **state)
{
    g_autofree char *json = g_strdelimit(g_strdup(definition), "'", '"');
    g_autoptr(problem_list) problems = problem_list_new();
    fixture *f = g_new0(fixture, 1);
    f->q = questionnaire_load(json, strlen(json), problems);
    assert_non_null(f->q);
    f->places = json_pack("{s:s}", "city", "さくら野区");
    f->table = response_table_new(f->q, f->places);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    response_table_free(f->table);
    json_decref(f->places);
    questionnaire_free(f->q);
    g_free(f);
    return 0;
}

/*
 * The second line of a file that the function fills, or its only one: a row without BOM and CRLF.
 */
static char *row_of(const fixture *f, const char *answers)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new(file, NULL);
    if (answers == NULL) {
        response_table_header(f->table, csv);
    } else {
        g_autofree char *json = g_strdelimit(g_strdup(answers), "'", '"');
        json_auto_t *object = json_loads(json, 0, NULL);
        assert_non_null(object);
        response_table_row(f->table, object, csv);
    }
    assert_true(csv_end_row(csv, NULL));
    fclose(file);
    char *row = g_strndup(bytes + strlen("\uFEFF"), length - strlen("\uFEFF\r\n"));
    free(bytes);
    return row;
}

static void columns_are_named_by_link_id_in_form_order(void **state)
{
    g_autofree char *header = row_of(*state, NULL);
    assert_string_equal(header,
                        "name（お名前）,count（人数）,"
                        "area（さくら野区のお住まい）,area#_label（さくら野区のお住まい）,"
                        "method#tel（連絡方法：電話）,method#fax（連絡方法：FAX）,"
                        "number（電話番号）,"
                        "how（きっかけ）,how#_label（きっかけ）,how#_other（きっかけ：その他）,"
                        "agreed（確認しました）");
}

static void every_answer_is_in_its_column(void **state)
{
    g_autofree char *row = row_of(
        *state, "{'name': '髙﨑𠮷{city}', 'count': 2, 'area': {'system': 'https://x.example/a',"
                "'code': 'in', 'display': '{city}内'}, 'method': [{'system':"
                "'https://x.example/m', 'code': 'tel', 'display': '電話'}],"
                "'number': '0900', 'how': {'text': '友人'}, 'agreed': true}");
    assert_string_equal(row, "髙﨑𠮷{city},2,in,さくら野区内,1,0,'0900,,,友人,1");
}

static void unanswered_is_empty_and_not_asked_is_a_dash(void **state)
{
    g_autofree char *row = row_of(*state, "{'agreed': false}");
    assert_string_equal(row, ",,,,,,-,,,,0");
    g_autofree char *asked =
        row_of(*state, "{'method': [{'system': 'https://x.example/m', 'code': 'tel'}]}");
    assert_string_equal(asked, ",,,,1,0,,,,,");
}

static void an_answer_that_this_version_would_not_ask_for_is_kept(void **state)
{
    g_autofree char *row = row_of(*state, "{'number': '0900'}");
    assert_string_equal(row, ",,,,,,'0900,,,,");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_are_named_by_link_id_in_form_order, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_answer_is_in_its_column, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unanswered_is_empty_and_not_asked_is_a_dash, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_this_version_would_not_ask_for_is_kept,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
