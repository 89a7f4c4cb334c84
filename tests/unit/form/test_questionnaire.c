#include "fixture.h"

#include "form/item.h"
#include "form/item_type.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"

static const problem *first_problem(const problem_list *problems)
{
    assert_true(problems->problems->len > 0);
    return g_ptr_array_index(problems->problems, 0);
}

static void a_problem_points_to_its_line_and_column(void **state)
{
    (void)state;
    const char *bytes =
        "{\n  \"resourceType\": \"Questionnaire\", \"url\": \"https://example.jp/q\",\n"
        "  \"version\": \"2026.1\", \"name\": \"Q\", \"title\": \"T\",\n"
        "  \"status\": \"active\", \"language\": \"ja\",\n  \"item\": [\n"
        "    {\"linkId\": \"a\", \"text\": \"名前\", \"type\": \"string\"},\n"
        "    {\"linkId\": \"b\", \"text\": \"名前\", \"type\": \"strnig\"}\n  ]\n}\n";
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = questionnaire_load(bytes, strlen(bytes), problems);
    assert_null(q);
    assert_int_equal(problems->problems->len, 1);
    const problem *p = first_problem(problems);
    assert_string_equal(p->path, "$.item[1].type");
    assert_int_equal(p->line, 7);
    assert_int_equal(p->column, 43);
    assert_string_equal(p->rule, "HCQ-1.2");
}

static void broken_json_is_one_problem_with_its_place(void **state)
{
    static const struct {
        const char *bytes;
        guint line;
    } rows[] = {
        {"", 1},
        {"{\n\"a\": 1,\n}", 3},
        {"{\"a\": 1,\n \"a\": 2}", 2},
        {"{\"a\": \"\xff\"}", 1},
        {"{\"a\": \"\\u0000\"}", 1},
        {"{} {}", 1},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q =
            questionnaire_load(rows[i].bytes, strlen(rows[i].bytes), problems);
        assert_null(q);
        assert_int_equal(problems->problems->len, 1);
        assert_string_equal(first_problem(problems)->rule, "json");
        assert_int_equal(first_problem(problems)->line, rows[i].line);
    }
}

static void json_that_is_no_object_is_refused(void **state)
{
    static const char *const values[] = {"null", "[]", "1", "\"a\"", "[{\"item\": []}]"};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(problem_list) problems = problem_list_new();
        g_autoptr(questionnaire) q = questionnaire_load(values[i], strlen(values[i]), problems);
        assert_null(q);
        assert_int_equal(first_problem(problems)->line, 1);
    }
}

static void an_unknown_extension_is_a_warning_only(void **state)
{
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q =
        load_with("{'linkId': 'a', 'type': 'string', 'text': 'A', 'extension': [{'url': "
                  "'https://example.jp/colour', 'valueString': 'red'}]}",
                  NULL, problems);
    assert_non_null(q);
    assert_int_equal(problems->errors, 0);
    assert_int_equal(problems->warnings, 1);
    assert_string_equal(first_problem(problems)->path, "$.item[0].extension[0]");
}

static void problems_come_in_the_order_of_the_file(void **state)
{
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q =
        load_with("{'linkId': 'a', 'type': 'what', 'text': 'A'},\n"
                  "{'linkId': 'a', 'type': 'string', 'text': 'A', 'enableWhen': [{'question': 'z', "
                  "'operator': 'exists', 'answerBoolean': true}]},\n"
                  "{'linkId': 'b', 'type': 'string', 'text': 'A', 'answerOption': 'x'}",
                  NULL, problems);
    assert_null(q);
    assert_true(problems->problems->len >= 4);
    for (guint i = 1; i < problems->problems->len; i++) {
        const problem *before = g_ptr_array_index(problems->problems, i - 1);
        const problem *after = g_ptr_array_index(problems->problems, i);
        assert_true(before->line < after->line ||
                    (before->line == after->line && before->column <= after->column));
    }
}

static void the_same_bytes_have_the_same_hash(void **state)
{
    (void)state;
    g_autoptr(questionnaire) q = form_of("{'linkId': 'a', 'type': 'string', 'text': 'A'}");
    g_autofree char *bytes = definition_of("{'linkId': 'a', 'type': 'string', 'text': 'A'}", NULL);
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes, -1);
    assert_string_equal(questionnaire_sha256(q), hash);
}

static void items_lie_flat_in_the_order_of_the_form(void **state)
{
    (void)state;
    g_autoptr(questionnaire) q = form_of("{'linkId': 'g', 'type': 'group', 'text': 'G', 'item': ["
                                         " {'linkId': 'a', 'type': 'string', 'text': 'A', 'item': ["
                                         "  {'linkId': 'help', 'type': 'display', 'text': 'H'}]},"
                                         " {'linkId': 'b', 'type': 'date', 'text': 'B'}]},"
                                         "{'linkId': 'c', 'type': 'integer', 'text': 'C'}");
    static const struct {
        const char *link_id;
        guint end;
        guint parent;
    } expected[] = {
        {"g", 4, ITEM_NONE}, {"a", 3, 0}, {"help", 3, 1}, {"b", 4, 0}, {"c", 5, ITEM_NONE},
    };
    assert_int_equal(questionnaire_item_count(q), G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const item *it = questionnaire_item(q, i);
        assert_string_equal(it->link_id, expected[i].link_id);
        assert_int_equal(it->end, expected[i].end);
        assert_int_equal(it->parent, expected[i].parent);
        assert_ptr_equal(questionnaire_find_item(q, it->link_id), it);
    }
    assert_null(questionnaire_find_item(q, "z"));
    assert_null(questionnaire_find_item(q, NULL));
}

static void a_language_falls_back_step_by_step(void **state)
{
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = load_with(
        "{'linkId': 'a', 'type': 'string', 'text': 'A'}",
        "'_title': {'extension': ["
        "{'url': '" CORE "translation', 'extension': [{'url': 'lang', 'valueCode': 'en'},"
        " {'url': 'content', 'valueString': 'English'}]},"
        "{'url': '" CORE "translation', 'extension': [{'url': 'lang', 'valueCode': 'zh-Hans'},"
        " {'url': 'content', 'valueString': '简体'}]}]},",
        problems);
    assert_non_null(q);
    assert_string_equal(questionnaire_title(q, "en"), "English");
    assert_string_equal(questionnaire_title(q, "en-GB"), "English");
    assert_string_equal(questionnaire_title(q, "zh-Hans"), "简体");
    assert_string_equal(questionnaire_title(q, "zh-Hans-CN"), "简体");
    assert_string_equal(questionnaire_title(q, "zh"), "T");
    assert_string_equal(questionnaire_title(q, "ja-x-easy"), "T");
    assert_string_equal(questionnaire_title(q, "ko"), "T");
}

static void a_value_set_may_be_shared_by_questions(void **state)
{
    (void)state;
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = load_with(
        "{'linkId': 'a', 'type': 'choice', 'text': 'A', 'answerValueSet': '#yn'},"
        "{'linkId': 'b', 'type': 'choice', 'text': 'B', 'answerValueSet': '#yn'}",
        "'contained': [{'resourceType': 'ValueSet', 'id': 'yn', 'compose': {'include': [{'system': "
        "'https://example.jp/yn', 'concept': [{'code': 'y', 'display': 'はい', 'designation': "
        "[{'language': 'en', 'value': 'Yes'}]}]}]}}],",
        problems);
    assert_non_null(q);
    const item *b = questionnaire_find_item(q, "b");
    const option *yes = option_list_find(&b->options, "y");
    assert_non_null(yes);
    assert_string_equal(yes->system, "https://example.jp/yn");
    assert_string_equal(localized_get(&yes->display, "en"), "Yes");
    assert_string_equal(localized_get(&yes->display, "ja"), "はい");
}

static void the_consultation_form_has_all_its_fields_in_five_languages(void **state)
{
    static const char *const fields[] = {
        "lang",     "c_relation", "c_pro",       "c_org",     "c_name",         "c_kana",
        "c_anon",   "p_name",     "p_kana",      "p_age",     "p_gender",       "p_inarea",
        "p_postal", "p_town",     "p_household", "p_place",   "p_hospital",     "p_discharge",
        "p_care",   "p_disease",  "p_tx",        "p_doctor",  "p_doctor_name",  "p_service",
        "p_aware",  "q_topics",   "q_detail",    "q_urgency", "q_worry",        "q_docs",
        "c_method", "c_tel",      "c_email",     "c_email2",  "c_fax",          "c_address",
        "c_time",   "c_discreet", "c_langs",     "c_known",   "consent_notice", "consent_share",
    };
    static const char *const languages[] = {"ja-x-easy", "en", "zh-Hans", "ko"};
    (void)state;
    g_autoptr(questionnaire) q = consult_intake();
    assert_string_equal(questionnaire_url(q),
                        "https://madoguchi.example/fhir/Questionnaire/consult_intake");
    assert_string_equal(questionnaire_version(q), "2026.2");
    assert_int_equal(questionnaire_page_count(q), 5);
    assert_int_equal(G_N_ELEMENTS(fields), 42);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        const item *it = questionnaire_find_item(q, fields[i]);
        assert_non_null(it);
        assert_true(it->type->answerable);
        for (size_t j = 0; j < G_N_ELEMENTS(languages); j++) {
            assert_true(localized_has(&it->text, languages[j]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_problem_points_to_its_line_and_column),
        cmocka_unit_test(broken_json_is_one_problem_with_its_place),
        cmocka_unit_test(json_that_is_no_object_is_refused),
        cmocka_unit_test(an_unknown_extension_is_a_warning_only),
        cmocka_unit_test(problems_come_in_the_order_of_the_file),
        cmocka_unit_test(the_same_bytes_have_the_same_hash),
        cmocka_unit_test(items_lie_flat_in_the_order_of_the_form),
        cmocka_unit_test(a_language_falls_back_step_by_step),
        cmocka_unit_test(a_value_set_may_be_shared_by_questions),
        cmocka_unit_test(the_consultation_form_has_all_its_fields_in_five_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
