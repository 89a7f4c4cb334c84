#include "desk.h"

static void the_summary_has_a_row_for_each_enabled_question(void **state)
{
    g_autoptr(form) f =
        evaluate(*state, "en",
                 "{'c_relation': ['child'], 'c_org': ['left over'], 'c_kana': [], 'p_discharge': "
                 "['R8.9.1'], 'p_place': ['hospital'], 'q_detail': ['a\\r\\nb'], 'consent_notice': "
                 "['true'], 'p_inarea': ['in'], 'p_town': ['t1']}");
    json_auto_t *view = form_summary_view(f);
    g_autoptr(GString) text = g_string_new(NULL);
    gsize section_index = 0;
    const json_t *section = NULL;
    json_array_foreach(json_object_get(view, "sections"), section_index, section)
    {
        gsize index = 0;
        const json_t *row = NULL;
        const json_t *block = json_array_get(json_object_get(section, "blocks"), 0);
        json_array_foreach(json_object_get(block, "rows"), index, row)
        {
            const json_t *value = json_array_get(json_object_get(row, "values"), 0);
            assert_int_equal(value == NULL, json_is_true(json_object_get(row, "unanswered")));
            g_string_append_printf(text, "%s=%s;", string_of(row, "link_id"),
                                   value == NULL ? "" : json_string_value(value));
        }
    }
    assert_int_equal(section_index, 5);
    assert_null(strstr(text->str, "c_org"));
    assert_null(strstr(text->str, "lang="));
    assert_non_null(strstr(text->str, "c_relation=Child / child's spouse;"));
    assert_non_null(strstr(text->str, "c_kana=;"));
    assert_non_null(strstr(text->str, "p_discharge=1 September 2026;"));
    assert_non_null(strstr(text->str, "p_inarea=In さくら野区;p_postal=;p_town=Sakura 1;"));
    assert_non_null(strstr(text->str, "q_detail=a\nb;"));
    assert_non_null(strstr(text->str, "consent_notice=Yes;"));
}

static void stored_answers_read_like_the_form_that_was_sent(void **state)
{
    desk *d = *state;
    g_autoptr(form) f = evaluate(
        d, "ja",
        "{'lang': ['en'], 'c_relation': ['pro'], 'c_pro': ['cm'], 'c_org': ['○○'], 'c_anon': [], "
        "'c_name': ['髙﨑𠮷'], 'p_tx': ['o2', 'drip'], 'q_detail': ['\\u0022a\\u0022,\\n=b'], "
        "'c_method': "
        "['tel'], 'c_tel': ['０３-1234-5678'], 'p_inarea': ['in'], 'p_town': ['t2'], "
        "'p_place': ['hospital'], 'p_discharge': ['令和8年9月1日'], 'consent_notice': ['true']}");
    json_auto_t *answers = form_answers(f);
    json_auto_t *sent = form_summary_view(f);
    const form_context context = {
        .language = "ja", .texts = d->texts, .places = d->places, .value_sets = d->value_sets};
    json_auto_t *read = answers_summary_view(d->q, answers, &context);
    assert_true(json_equal(sent, read));
}

static void broken_stored_answers_are_shown_as_far_as_they_go(void **state)
{
    desk *d = *state;
    json_auto_t *answers =
        json_of("{'c_relation': 7, 'c_name': {'x': 1}, 'p_tx': 'o2', 'p_discharge': 'soon', "
                "'p_age': {'code': 'gone', 'display': '100歳'}, 'consent_notice': [[]]}");
    const form_context context = {.language = "ja", .texts = d->texts};
    json_auto_t *view = answers_summary_view(d->q, answers, &context);
    g_autofree char *text = json_dumps(view, JSON_COMPACT);
    assert_non_null(strstr(text, "100歳"));
}

#define GROUP(id, members)                                                                         \
    "{'linkId': '" id "', 'type': 'group', 'text': '" id "', 'repeats': true, 'item': [" members   \
    "]}"

static void what_stands_in_rows_of_rows_is_headed_by_all_of_them(void **state)
{
    const desk *d = *state;
    g_autoptr(questionnaire) q =
        form_of(GROUP("person", "{'linkId': 'name', 'type': 'string', 'text': 'name'}, " GROUP(
                                    "call", "{'linkId': 'when', 'type': 'time', 'text': 'when'}")));
    json_auto_t *answers = json_of("{'person': [{'name': 'a', 'call': [{'when': '09:00:00'}]}, "
                                   "{'name': 'b', 'call': [{'when': '09:00:00'}, {'when': "
                                   "'10:00:00'}]}]}");
    const form_context context = {.language = "ja", .texts = d->texts};
    static const char *const headings[] = {"person 1", "person 1 / call 1", "person 2",
                                           "person 2 / call 1", "person 2 / call 2"};
    json_auto_t *view = answers_summary_view(q, answers, &context);
    const json_t *blocks =
        json_object_get(json_array_get(json_object_get(view, "sections"), 0), "blocks");
    assert_int_equal(json_array_size(blocks), G_N_ELEMENTS(headings));
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        assert_string_equal(string_of(json_array_get(blocks, i), "heading"), headings[i]);
    }
}

static void what_is_read_only_is_told_apart(void **state)
{
    const desk *d = *state;
    g_autoptr(questionnaire) q = form_of("{'linkId': 'a', 'type': 'string', 'text': 'A', "
                                         "'readOnly': true},"
                                         "{'linkId': 'b', 'type': 'string', 'text': 'B'}");
    json_auto_t *entries = json_object();
    const form_context context = {.language = "ja", .texts = d->texts};
    g_autoptr(form) f = form_evaluate(q, entries, &context);
    json_auto_t *view = form_summary_view(f);
    const json_t *block = json_array_get(
        json_object_get(json_array_get(json_object_get(view, "sections"), 0), "blocks"), 0);
    const json_t *rows = json_object_get(block, "rows");
    assert_true(json_is_true(json_object_get(json_array_get(rows, 0), "read_only")));
    assert_true(json_is_false(json_object_get(json_array_get(rows, 1), "read_only")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_summary_has_a_row_for_each_enabled_question, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(stored_answers_read_like_the_form_that_was_sent, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_stands_in_rows_of_rows_is_headed_by_all_of_them,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_read_only_is_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_stored_answers_are_shown_as_far_as_they_go, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
