#include "responses.h"

static void assert_items(const char *answers, const char *items)
{
    g_autoptr(questionnaire) q = form_of(visit);
    json_auto_t *written = write_in(q, answers, "ja");
    json_auto_t *expected = json_of(items);
    g_autofree char *got = json_dumps(json_object_get(written, "item"), JSON_COMPACT);
    g_autofree char *wanted = json_dumps(expected, JSON_COMPACT);
    assert_string_equal(got, wanted);
}

static void the_root_names_form_version_and_receipt(void **state)
{
    (void)state;
    g_autoptr(questionnaire) q = form_of(visit);
    json_auto_t *written = write_in(q, "{}", "en");
    g_autofree char *got = json_dumps(written, JSON_COMPACT);
    assert_string_equal(got,
                        "{\"resourceType\":\"QuestionnaireResponse\",\"language\":\"en\","
                        "\"identifier\":{\"value\":\"R8-000123-4\"},"
                        "\"questionnaire\":\"https://example.jp/q|2026.1\","
                        "\"status\":\"completed\",\"authored\":\"2026-09-01T14:30:00+09:00\"}");
}

static void items_stand_in_the_order_of_the_form(void **state)
{
    (void)state;
    assert_items("{'tags': ['b', 'a'], 'name': '山田', 'source': 'tel'}",
                 "[{'linkId': 'who', 'text': '方', 'item': [{'linkId': 'name', 'text': '名前',"
                 "  'answer': [{'valueString': '山田'}]}]},"
                 " {'linkId': 'tags', 'text': '札', 'answer': [{'valueString': 'b'},"
                 "  {'valueString': 'a'}]},"
                 " {'linkId': 'source', 'answer': [{'valueString': 'tel'}]}]");
}

static void a_row_is_an_item_of_its_own(void **state)
{
    (void)state;
    assert_items(
        "{'hours': [{'day': '月'}, {'day': '火', 'spans': [{'opens': '9'}, {'opens': '13'}]}]}",
        "[{'linkId': 'hours', 'text': '時間', 'item': [{'linkId': 'day', 'text': '曜日',"
        "  'answer': [{'valueString': '月'}]}]},"
        " {'linkId': 'hours', 'text': '時間', 'item': [{'linkId': 'day', 'text': '曜日',"
        "  'answer': [{'valueString': '火'}]},"
        "  {'linkId': 'spans', 'text': '帯', 'item': [{'linkId': 'opens', 'text': 'から',"
        "   'answer': [{'valueString': '9'}]}]},"
        "  {'linkId': 'spans', 'text': '帯', 'item': [{'linkId': 'opens', 'text': 'から',"
        "   'answer': [{'valueString': '13'}]}]}]}]");
}

static void what_is_disabled_as_the_answers_stand_is_left_out(void **state)
{
    (void)state;
    assert_items("{'age': 3, 'hours': [{}], 'tags': ['a']}",
                 "[{'linkId': 'tags', 'text': '札', 'answer': [{'valueString': 'a'}]}]");
}

static void what_is_no_answer_of_its_question_is_left_out(void **state)
{
    (void)state;
    assert_items("{'kind': 'y', 'name': {'text': 'a'}, 'hours': 'a', 'tags': [1, 'a', {}]}",
                 "[{'linkId': 'tags', 'text': '札', 'answer': [{'valueString': 'a'}]}]");
}

static void texts_are_in_the_language_with_places_filled(void **state)
{
    (void)state;
    g_autoptr(questionnaire) q = form_of(
        "{'linkId': 'q', 'type': 'string', 'text': '{city}ですか', '_text': {'extension': [{'url': "
        "'" CORE "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'},"
        " {'url': 'content', 'valueString': 'In {city}?'}]}]}}");
    json_auto_t *written = write_in(q, "{'q': 'a'}", "en");
    const json_t *item = json_array_get(json_object_get(written, "item"), 0);
    assert_string_equal(json_string_value(json_object_get(item, "text")), "In さくら野区?");
}

/* One question "q" of a type, an answer as it is stored, and its element in the response. */
typedef struct {
    const char *type;
    const char *more;
    const char *answer;
    const char *element;
} value_case;

static const value_case values[] = {
    {"string", "", "'髙﨑𠮷'", "{'valueString': '髙﨑𠮷'}"},
    {"text", "", "'a\\nb'", "{'valueString': 'a\\nb'}"},
    {"integer", "", "-5", "{'valueInteger': -5}"},
    {"decimal", "", "'1.50'", "{'valueDecimal': 1.50}"},
    {"decimal", "", "'-3'", "{'valueDecimal': -3}"},
    {"date", "", "'2026-09-01'", "{'valueDate': '2026-09-01'}"},
    {"time", "", "'14:30:00'", "{'valueTime': '14:30:00'}"},
    {"dateTime", "", "'2026-09-01T14:30:00+09:00'",
     "{'valueDateTime': '2026-09-01T14:30:00+09:00'}"},
    {"url", "", "'https://example.jp/'", "{'valueUri': 'https://example.jp/'}"},
    {"boolean", "", "false", "{'valueBoolean': false}"},
    {"choice", ", " OPTIONS, CODED, "{'valueCoding': " CODED "}"},
    {"open-choice", OPEN, CODED, "{'valueCoding': " CODED "}"},
    {"open-choice", OPEN, "{'text': '手紙'}", "{'valueString': '手紙'}"},
};

static void each_type_has_its_value_and_comes_back(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(questionnaire) q = question_of(values[i].type, values[i].more);
        g_autofree char *answers = g_strdup_printf("{'q': %s}", values[i].answer);
        json_auto_t *stored = json_of(answers);
        json_auto_t *written = write_in(q, answers, "ja");
        json_t *item = json_array_get(json_object_get(written, "item"), 0);
        json_t *element = json_array_get(json_object_get(item, "answer"), 0);
        json_auto_t *expected = exact_of(values[i].element);
        g_autofree char *got = exact_json_dump(element, JSON_COMPACT);
        g_autofree char *wanted = exact_json_dump(expected, JSON_COMPACT);
        assert_string_equal(got, wanted);

        g_autoptr(problem_list) problems = problem_list_new();
        json_auto_t *back = read_with(q, written, problems);
        assert_int_equal(problems->problems->len, 0);
        assert_true(json_equal(back, stored));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_names_form_version_and_receipt),
        cmocka_unit_test(items_stand_in_the_order_of_the_form),
        cmocka_unit_test(a_row_is_an_item_of_its_own),
        cmocka_unit_test(what_is_disabled_as_the_answers_stand_is_left_out),
        cmocka_unit_test(what_is_no_answer_of_its_question_is_left_out),
        cmocka_unit_test(texts_are_in_the_language_with_places_filled),
        cmocka_unit_test(each_type_has_its_value_and_comes_back),
    };
    return cmocka_run_group_tests_name("form/response_write", tests, NULL, NULL);
}
