#include "export/response_table.h"

#include "form/definition/questionnaire_load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define SENSITIVE                                                                                  \
    "{'url': 'https://madoguchi.example/fhir/StructureDefinition/sensitive', 'valueBoolean': "     \
    "true}"

/* Every kind of column, and a question that is asked only of who chose "tel". */
static const char definition[] =
    "{"
    "'resourceType': 'Questionnaire', 'url': 'https://madoguchi.example/fhir/Questionnaire/t',"
    "'version': '2026.1', 'name': 'T', 'title': '試し', 'status': 'active', 'language': 'ja',"
    "'item': ["
    " {'linkId': 'intro', 'type': 'display', 'text': 'お読みください'},"
    " {'linkId': 'who', 'type': 'group', 'text': '相談する方', 'item': ["
    "  {'linkId': 'name', 'type': 'string', 'text': 'お名前'},"
    "  {'linkId': 'count', 'type': 'integer', 'text': '人数', 'extension': ["
    "   {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',"
    "    'valueCoding': {'display': '人'}}]}]},"
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
    " {'linkId': 'agreed', 'type': 'boolean', 'required': true, 'text': '確認しました'},"
    " {'linkId': '1st', 'type': 'date', 'text': '①初回の日'},"
    " {'linkId': 'illness', 'type': 'string', 'text': '病名', 'extension': [" SENSITIVE "]},"
    " {'linkId': 'since', 'type': 'decimal', 'text': 'いつから', 'enableWhen': ["
    "  {'question': 'illness', 'operator': 'exists', 'answerBoolean': true}]}"
    "]}";

typedef struct {
    questionnaire *q;
    json_t *places;
} fixture;

static int set_up(void **state)
{
    g_autofree char *json = g_strdelimit(g_strdup(definition), "'", '"');
    g_autoptr(problem_list) problems = problem_list_new();
    fixture *f = g_new0(fixture, 1);
    f->q = questionnaire_load(json, strlen(json), problems);
    assert_non_null(f->q);
    f->places = json_pack("{s:s}", "city", "さくら野区");
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    json_decref(f->places);
    questionnaire_free(f->q);
    g_free(f);
    return 0;
}

static table_choices everything(const fixture *f)
{
    return (table_choices){
        .q = f->q, .places = f->places, .contents = TABLE_CODES | TABLE_LABELS, .sensitive = true};
}

/* The header, or with answers the row, of a table of these choices: a line without BOM and CRLF. */
static char *line_of(const table_choices *choices, const char *answers)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(response_table) table = response_table_new(choices, NULL);
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    if (answers == NULL) {
        response_table_header(table, csv);
    } else {
        g_autofree char *json = g_strdelimit(g_strdup(answers), "'", '"');
        json_auto_t *object = json_loads(json, 0, NULL);
        assert_non_null(object);
        response_table_row(table, object, csv);
    }
    assert_true(csv_end_row(csv, NULL));
    fclose(file);
    char *line = g_strndup(bytes + strlen("\uFEFF"), length - strlen("\uFEFF\r\n"));
    free(bytes);
    return line;
}

static void assert_header(const table_choices *choices, const char *expected)
{
    g_autofree char *header = line_of(choices, NULL);
    assert_string_equal(header, expected);
}

static void assert_row(const table_choices *choices, const char *answers, const char *expected)
{
    g_autofree char *row = line_of(choices, answers);
    assert_string_equal(row, expected);
}

static void columns_are_named_by_link_id_in_form_order(void **state)
{
    const table_choices choices = everything(*state);
    assert_header(&choices, "name（お名前）,count（人数（人））,"
                            "area（さくら野区のお住まい）,area#_label（さくら野区のお住まい）,"
                            "method#tel（連絡方法：電話）,method#fax（連絡方法：FAX）,"
                            "number（電話番号）,"
                            "how（きっかけ）,how#_label（きっかけ）,how#_other（きっかけ：その他）,"
                            "agreed（確認しました）,q_1st（1初回の日）,illness（病名）,"
                            "since（いつから）");
}

static void every_answer_is_in_its_column(void **state)
{
    const table_choices choices = everything(*state);
    assert_row(&choices,
               "{'name': '髙﨑𠮷{city}', 'count': 2, 'area': {'system': 'https://x.example/a',"
               "'code': 'in', 'display': '{city}内'}, 'method': [{'system':"
               "'https://x.example/m', 'code': 'tel', 'display': '電話'}],"
               "'number': '0900', 'how': {'text': '友人'}, 'agreed': true,"
               "'1st': '2026-09-01', 'illness': 'かぜ', 'since': '1.50'}",
               "髙﨑𠮷{city},2,in,さくら野区内,1,0,'0900,,,友人,1,2026-09-01,かぜ,1.50");
}

static void codes_alone_or_labels_alone_leave_the_others_out(void **state)
{
    static const char answers[] = "{'area': {'code': 'in', 'display': '{city}内'}, 'agreed': true}";
    table_choices choices = everything(*state);

    choices.contents = TABLE_CODES;
    assert_row(&choices, answers, ",,in,,,-,,,1,,,-");
    choices.contents = TABLE_LABELS;
    assert_row(&choices, answers, ",,さくら野区内,,,-,,,1,,,-");
}

static void a_date_has_a_column_by_era_when_asked_for(void **state)
{
    table_choices choices = everything(*state);
    g_autofree char *header = NULL;

    choices.wareki = true;
    header = line_of(&choices, NULL);
    assert_non_null(strstr(header, ",q_1st（1初回の日）,q_1st#_wareki（1初回の日：和暦）,"));
    assert_row(&choices, "{'1st': '2019-05-01'}", ",,,,,,-,,,,,2019-05-01,令和元年5月1日,,-");
}

static void without_the_sensitive_ones_they_have_no_column(void **state)
{
    table_choices choices = everything(*state);
    g_autofree char *header = NULL;

    choices.sensitive = false;
    header = line_of(&choices, NULL);
    assert_null(strstr(header, "illness"));
    assert_row(&choices, "{'agreed': true, 'illness': 'かぜ'}", ",,,,,,-,,,,1,,");
}

static void what_hangs_on_a_left_out_answer_does_not_tell_whether_it_was_asked(void **state)
{
    table_choices choices = everything(*state);

    assert_row(&choices, "{'illness': 'かぜ'}", ",,,,,,-,,,,,,かぜ,");
    assert_row(&choices, "{}", ",,,,,,-,,,,,,,-");
    choices.sensitive = false;
    assert_row(&choices, "{'illness': 'かぜ'}", ",,,,,,-,,,,,,");
    assert_row(&choices, "{}", ",,,,,,-,,,,,,");
    assert_row(&choices, "{'since': '1.5'}", ",,,,,,-,,,,,,1.5");
}

static void unanswered_is_empty_and_not_asked_is_a_dash(void **state)
{
    const table_choices choices = everything(*state);
    assert_row(&choices, "{'agreed': false}", ",,,,,,-,,,,0,,,-");
    assert_row(&choices, "{'method': [{'system': 'https://x.example/m', 'code': 'tel'}]}",
               ",,,,1,0,,,,,,,,-");
}

static void an_answer_that_this_version_would_not_ask_for_is_kept(void **state)
{
    const table_choices choices = everything(*state);
    assert_row(&choices, "{'number': '0900'}", ",,,,,,'0900,,,,,,,-");
}

/* An older version may have had a text under this linkId: it must not break the row. */
static void an_answer_of_another_type_stays_in_its_cell(void **state)
{
    const table_choices choices = everything(*state);
    assert_row(&choices, "{'count': '二人, \\n多分', '1st': '=1'}",
               ",\"二人,  / 多分\",,,,,-,,,,,'=1,,-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_named_by_link_id_in_form_order),
        cmocka_unit_test(every_answer_is_in_its_column),
        cmocka_unit_test(codes_alone_or_labels_alone_leave_the_others_out),
        cmocka_unit_test(a_date_has_a_column_by_era_when_asked_for),
        cmocka_unit_test(without_the_sensitive_ones_they_have_no_column),
        cmocka_unit_test(what_hangs_on_a_left_out_answer_does_not_tell_whether_it_was_asked),
        cmocka_unit_test(unanswered_is_empty_and_not_asked_is_a_dash),
        cmocka_unit_test(an_answer_that_this_version_would_not_ask_for_is_kept),
        cmocka_unit_test(an_answer_of_another_type_stays_in_its_cell),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
