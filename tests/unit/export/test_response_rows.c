#include "export/response_rows.h"

#include "export/withheld.h"
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

/* Rows in rows, a sensitive question among them, and a sensitive group of rows. */
static const char definition[] =
    "{"
    "'resourceType': 'Questionnaire', 'url': 'https://madoguchi.example/fhir/Questionnaire/t',"
    "'version': '2026.1', 'name': 'T', 'title': '試し', 'status': 'active', 'language': 'ja',"
    "'item': ["
    " {'linkId': 'kind', 'type': 'string', 'text': '種類'},"
    " {'linkId': 'days', 'type': 'group', 'repeats': true, 'text': '曜日', 'item': ["
    "  {'linkId': 'day', 'type': 'string', 'text': '曜'},"
    "  {'linkId': 'note', 'type': 'string', 'text': '理由', 'enableWhen': ["
    "   {'question': 'kind', 'operator': '=', 'answerString': '臨時'}]},"
    "  {'linkId': 'secret', 'type': 'string', 'text': '病名', 'extension': [" SENSITIVE "]},"
    "  {'linkId': 'hours', 'type': 'group', 'repeats': true, 'text': '時間', 'item': ["
    "   {'linkId': 'opens', 'type': 'time', 'text': '開始'}]}]},"
    " {'linkId': 'drugs', 'type': 'group', 'repeats': true, 'text': '薬', 'extension': ["
    "   " SENSITIVE "], 'item': [{'linkId': 'drug', 'type': 'string', 'text': '薬の名前'}]}"
    "]}";

static const char response[] =
    "{'kind': '臨時', 'days': ["
    " {'day': '月', 'secret': 'かぜ', 'hours': [{'opens': '09:00:00'}, {'opens': '13:00:00'}]},"
    " {'day': '火', 'note': '祝日', 'hours': [{'opens': '10:00:00'}]}],"
    " 'drugs': [{'drug': 'くすり'}]}";

static int set_up(void **state)
{
    g_autofree char *json = g_strdelimit(g_strdup(definition), "'", '"');
    g_autoptr(problem_list) problems = problem_list_new();

    *state = questionnaire_load(json, strlen(json), problems);
    return *state == NULL;
}

static int tear_down(void **state)
{
    questionnaire_free(*state);
    return 0;
}

/* The table of the group with this place among those that have one, as it is in a file. */
static char *table_of(const questionnaire *q, bool sensitive, guint place)
{
    const table_choices choices = {.q = q, .contents = TABLE_CODES, .sensitive = sensitive};
    g_autofree char *json = g_strdelimit(g_strdup(response), "'", '"');
    json_auto_t *answers = json_loads(json, 0, NULL);
    g_autoptr(GArray) groups = response_rows_groups(&choices);
    g_autoptr(response_rows) rows =
        response_rows_new(&choices, g_array_index(groups, const item *, place));
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new(file);

    assert_true(response_rows_header(rows, "受付番号", csv, NULL));
    assert_true(response_rows_write(rows, "Z08-1", answers, csv, NULL));
    fclose(file);
    return bytes;
}

static void each_repetition_is_a_line_with_its_response_and_number(void **state)
{
    g_autofree char *table = table_of(*state, true, 0);

    assert_string_equal(table, "\uFEFF受付番号,行番号（days（曜日））,day（曜）,note（理由）,"
                               "secret（病名）\r\n"
                               "Z08-1,1,月,,かぜ\r\n"
                               "Z08-1,2,火,祝日,\r\n");
}

static void rows_within_rows_have_a_number_for_each(void **state)
{
    g_autofree char *table = table_of(*state, true, 1);

    assert_string_equal(table, "\uFEFF受付番号,行番号（days（曜日））,行番号（hours（時間））,"
                               "opens（開始）\r\n"
                               "Z08-1,1,1,09:00:00\r\n"
                               "Z08-1,1,2,13:00:00\r\n"
                               "Z08-1,2,1,10:00:00\r\n");
}

static void a_sensitive_question_in_a_row_has_no_column(void **state)
{
    g_autofree char *table = table_of(*state, false, 0);

    assert_string_equal(table, "\uFEFF受付番号,行番号（days（曜日））,day（曜）,note（理由）\r\n"
                               "Z08-1,1,月,\r\n"
                               "Z08-1,2,火,祝日\r\n");
}

static void a_sensitive_group_has_no_table(void **state)
{
    const table_choices with = {.q = *state, .sensitive = true};
    const table_choices without = {.q = *state, .sensitive = false};
    g_autoptr(GArray) all = response_rows_groups(&with);
    g_autoptr(GArray) some = response_rows_groups(&without);

    assert_int_equal(all->len, 3);
    assert_int_equal(some->len, 2);
}

static void the_left_out_link_ids_are_those_marked_and_all_within(void **state)
{
    json_auto_t *ids = withheld_link_ids(*state);
    g_autofree char *text = json_dumps(ids, JSON_COMPACT);

    assert_string_equal(text, "[\"secret\",\"drugs\",\"drug\"]");
}

static void sensitive_answers_are_taken_off_in_rows_too(void **state)
{
    g_autofree char *json = g_strdelimit(g_strdup(response), "'", '"');
    json_auto_t *answers = json_loads(json, 0, NULL);
    g_autofree char *left = NULL;

    withheld_take_off(*state, answers);
    left = json_dumps(answers, JSON_COMPACT);
    assert_string_equal(left, "{\"kind\":\"臨時\",\"days\":["
                              "{\"day\":\"月\",\"hours\":[{\"opens\":\"09:00:00\"},"
                              "{\"opens\":\"13:00:00\"}]},"
                              "{\"day\":\"火\",\"note\":\"祝日\",\"hours\":["
                              "{\"opens\":\"10:00:00\"}]}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_repetition_is_a_line_with_its_response_and_number),
        cmocka_unit_test(rows_within_rows_have_a_number_for_each),
        cmocka_unit_test(a_sensitive_question_in_a_row_has_no_column),
        cmocka_unit_test(a_sensitive_group_has_no_table),
        cmocka_unit_test(the_left_out_link_ids_are_those_marked_and_all_within),
        cmocka_unit_test(sensitive_answers_are_taken_off_in_rows_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
