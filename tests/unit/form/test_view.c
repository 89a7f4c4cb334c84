#include "desk.h"

static json_t *item_of(const json_t *view, const char *link_id)
{
    gsize index = 0;
    json_t *item = NULL;
    json_array_foreach(json_object_get(view, "items"), index, item)
    {
        if (g_strcmp0(json_string_value(json_object_get(item, "link_id")), link_id) == 0) {
            return item;
        }
    }
    return NULL;
}

static void every_question_shows_what_was_typed(void **state)
{
    g_autoptr(form) f =
        evaluate(*state, "ja", "{'c_relation': ['child'], 'c_name': ['  <髙橋> '], 'c_org': []}");
    json_auto_t *view = form_page_view(f, 1, true);
    assert_string_equal(string_of(view, "title"), "相談する方");
    assert_int_equal(json_integer_value(json_object_get(view, "number")), 1);
    assert_int_equal(json_integer_value(json_object_get(view, "count")), 5);
    assert_null(item_of(view, "lang"));

    const json_t *name = item_of(view, "c_name");
    assert_string_equal(string_of(name, "value"), "  <髙橋> ");
    assert_string_equal(string_of(name, "control"), "shared/control/string");
    assert_string_equal(string_of(name, "autocomplete"), "name");
    assert_string_equal(string_of(name, "described_by"), "c_name-help");
    assert_string_equal(string_of(name, "asked"), "c_name");
    assert_int_equal(json_integer_value(json_object_get(name, "max_length")), 40);
    assert_int_equal(json_integer_value(json_object_get(name, "maxlength")), 80);
    assert_true(json_is_true(json_object_get(name, "required")));

    const json_t *child =
        json_array_get(json_object_get(item_of(view, "c_relation"), "options"), 2);
    assert_string_equal(string_of(child, "code"), "child");
    assert_string_equal(string_of(child, "id"), "c_relation-3");
    assert_true(json_is_true(json_object_get(child, "checked")));
}

static void a_member_that_does_not_apply_is_null_not_missing(void **state)
{
    static const char *const members[] = {
        "link_id",       "name",        "id",      "control",   "text",         "prefix",
        "help",          "has_help",    "link",    "unit",      "required",     "optional",
        "enabled",       "disabled",    "value",   "maxlength", "max_length",   "inputmode",
        "autocomplete",  "rows",        "options", "other",     "wareki",       "invalid",
        "messages",      "condition",   "items",   "asked",     "described_by", "values",
        "category",      "horizontal",  "fields",  "grows",     "proposals",    "has_proposals",
        "postal_source", "occurrences", "states",
    };
    g_autoptr(form) f = evaluate(*state, "ja", "{}");
    for (int page = 1; page <= 5; page++) {
        json_auto_t *view = form_page_view(f, page, true);
        gsize index = 0;
        const json_t *item = NULL;
        json_array_foreach(json_object_get(view, "items"), index, item)
        {
            assert_int_equal(json_object_size(item), G_N_ELEMENTS(members));
            for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
                assert_non_null(json_object_get(item, members[i]));
            }
        }
    }
}

static void each_kind_of_question_has_its_control(void **state)
{
    static const struct {
        int page;
        const char *link_id;
        const char *control;
    } rows[] = {
        {1, "c_relation", "shared/control/radio"},       {1, "c_pro", "shared/control/select"},
        {1, "c_anon", "shared/control/checkbox"},        {2, "p_town", "shared/control/select"},
        {2, "p_discharge", "shared/control/date"},       {2, "p_postal", "shared/control/string"},
        {3, "q_detail", "shared/control/text"},          {5, "privacy_1", "shared/control/display"},
        {5, "consent_notice", "shared/control/consent"},
    };
    g_autoptr(form) f = evaluate(*state, "ja", "{}");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        json_auto_t *view = form_page_view(f, rows[i].page, false);
        assert_string_equal(string_of(item_of(view, rows[i].link_id), "control"), rows[i].control);
    }
}

static void issues_are_shown_only_when_asked_for(void **state)
{
    g_autoptr(form) f = evaluate(*state, "ja", "{'c_method': [], 'c_time': []}");
    json_auto_t *quiet = form_page_view(f, 4, false);
    assert_true(json_is_false(json_object_get(quiet, "has_issues")));
    assert_int_equal(json_array_size(json_object_get(quiet, "issues")), 0);
    assert_true(json_is_false(json_object_get(item_of(quiet, "c_method"), "invalid")));

    json_auto_t *view = form_page_view(f, 4, true);
    const json_t *issues = json_object_get(view, "issues");
    assert_int_equal(json_array_size(issues), 1);
    assert_string_equal(string_of(json_array_get(issues, 0), "href"), "#c_method");
    assert_string_equal(string_of(json_array_get(issues, 0), "label"), "連絡方法");
    assert_string_equal(string_of(json_array_get(issues, 0), "message"),
                        "「連絡方法」を1つ以上選んでください。");
    assert_true(json_is_true(json_object_get(item_of(view, "c_method"), "invalid")));
    assert_string_equal(string_of(item_of(view, "c_method"), "described_by"),
                        "c_method-help c_method-error");
}

static void a_script_gets_only_the_conditions_of_its_page(void **state)
{
    g_autoptr(form) f = evaluate(*state, "ja", "{'c_relation': ['child']}");
    json_auto_t *first = form_page_view(f, 1, false);
    json_auto_t *second = form_page_view(f, 2, false);
    json_auto_t *fourth = form_page_view(f, 4, false);
    assert_string_equal(string_of(item_of(first, "c_org"), "condition"),
                        "{\"behavior\":\"all\",\"when\":[{\"name\":\"c_relation\",\"operator\":\"="
                        "\",\"answer\":\"pro\",\"type\":\"choice\"}]}");
    assert_string_equal(string_of(item_of(first, "c_name"), "condition"),
                        "{\"behavior\":\"all\",\"when\":[{\"name\":\"c_anon\",\"operator\":"
                        "\"exists\",\"answer\":\"false\",\"type\":\"choice\"}]}");
    /* Whether the person is somebody else was said on page 1. */
    assert_true(json_is_null(json_object_get(item_of(second, "p_aware"), "condition")));
    assert_true(json_is_true(json_object_get(item_of(second, "p_aware"), "enabled")));
    /* Two of three conditions are on the page, and the third does not hold. */
    assert_string_equal(string_of(item_of(fourth, "c_address"), "condition"),
                        "{\"behavior\":\"any\",\"when\":[{\"name\":\"c_method\",\"operator\":\"=\","
                        "\"answer\":\"post\",\"type\":\"choice\"},{\"name\":\"c_method\","
                        "\"operator\":\"=\",\"answer\":"
                        "\"visit\",\"type\":\"choice\"}]}");

    g_autoptr(form) with_docs = evaluate(*state, "ja", "{'q_docs': ['guide']}");
    json_auto_t *decided = form_page_view(with_docs, 4, false);
    assert_true(json_is_null(json_object_get(item_of(decided, "c_address"), "condition")));
    assert_true(json_is_true(json_object_get(item_of(decided, "c_address"), "enabled")));
}

static void texts_are_in_the_language_with_places_filled(void **state)
{
    g_autoptr(form) f = evaluate(*state, "en", "{'p_inarea': ['in']}");
    json_auto_t *second = form_page_view(f, 2, false);
    json_auto_t *fourth = form_page_view(f, 4, false);
    const json_t *inside =
        json_array_get(json_object_get(item_of(second, "p_inarea"), "options"), 0);
    assert_string_equal(string_of(inside, "display"), "In さくら野区");
    assert_string_equal(string_of(item_of(fourth, "c_email"), "text"), "E-mail");
    assert_string_equal(
        json_string_value(json_array_get(json_object_get(item_of(fourth, "c_email"), "help"), 0)),
        "Please allow mail from example.lg.jp.");

    const json_t *towns = json_object_get(item_of(second, "p_town"), "options");
    assert_string_equal(string_of(json_array_get(towns, 0), "display"), "Sakura 1");
    assert_true(json_is_null(json_object_get(json_array_get(towns, 0), "lang")));
    /* Not translated: a screen reader should read it as Japanese. */
    assert_string_equal(string_of(json_array_get(towns, 1), "display"), "桜二丁目");
    assert_string_equal(string_of(json_array_get(towns, 1), "lang"), "ja");
}

static void a_script_that_enables_a_group_enables_what_is_in_it(void **state)
{
    desk *d = *state;
    g_autoptr(questionnaire) q =
        form_of("{'linkId': 'b', 'type': 'boolean', 'text': 'B'},"
                "{'linkId': 'g', 'type': 'group', 'text': 'G', 'enableWhen': [{'question': 'b', "
                "'operator': '=', 'answerBoolean': true}], 'item': ["
                " {'linkId': 'a', 'type': 'string', 'text': 'A', 'item': ["
                "  {'linkId': 'h', 'type': 'display', 'text': 'H'}]}]}");
    json_auto_t *entries = json_object();
    const form_context context = {.language = "ja", .texts = d->texts};
    g_autoptr(form) f = form_evaluate(q, entries, &context);
    json_auto_t *view = form_page_view(f, 1, false);
    const json_t *group = item_of(view, "g");
    const json_t *inner = item_of(group, "a");
    assert_true(json_is_true(json_object_get(group, "disabled")));
    assert_true(json_is_false(json_object_get(inner, "disabled")));
    assert_true(json_is_true(json_object_get(inner, "has_help")));
}

static void the_patients_name_is_suggested_to_who_asks_for_oneself(void **state)
{
    static const struct {
        const char *entries;
        const char *value;
    } rows[] = {
        {"{'c_relation': ['self'], 'c_name': ['山田　花子'], 'c_anon': []}", "山田　花子"},
        {"{'c_relation': ['child'], 'c_name': ['山田　花子'], 'c_anon': []}", NULL},
        {"{'c_relation': ['self'], 'c_name': ['山田'], 'c_anon': ['yes']}", NULL},
        {"{'c_relation': ['self'], 'c_name': ['山田'], 'p_name': ['鈴木']}", "鈴木"},
        {"{'c_relation': ['self'], 'c_name': ['山田'], 'p_name': []}", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(form) f = evaluate(*state, "ja", rows[i].entries);
        json_auto_t *view = form_page_view(f, 2, false);
        const char *value = string_of(item_of(view, "p_name"), "value");
        if (g_strcmp0(value, rows[i].value) != 0) {
            fail_msg("row %zu: %s", i, value);
        }
    }
}

static void a_page_is_open_until_all_its_questions_were_asked(void **state)
{
    g_autoptr(form) fresh = evaluate(*state, "ja", "{}");
    assert_int_equal(form_first_open_page(fresh), 1);
    assert_true(form_has_unasked(fresh, 1));
    assert_int_equal(form_issue_count(fresh, 0), 0);

    const char *of_child =
        "{'c_relation': ['child'], 'c_name': ['山田'], 'c_kana': [], 'c_anon': []}";
    g_autoptr(form) child = evaluate(*state, "ja", of_child);
    assert_int_equal(form_first_open_page(child), 2);
    assert_false(form_has_unasked(child, 1));

    const char *of_pro = "{'c_relation': ['pro'], 'c_name': ['山田'], 'c_kana': [], 'c_anon': []}";
    g_autoptr(form) professional = evaluate(*state, "ja", of_pro);
    assert_int_equal(form_first_open_page(professional), 1);
    assert_true(form_has_unasked(professional, 1));
    assert_int_equal(form_issue_count(professional, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_question_shows_what_was_typed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_member_that_does_not_apply_is_null_not_missing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(each_kind_of_question_has_its_control, set_up, tear_down),
        cmocka_unit_test_setup_teardown(issues_are_shown_only_when_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_script_gets_only_the_conditions_of_its_page, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(texts_are_in_the_language_with_places_filled, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_script_that_enables_a_group_enables_what_is_in_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_patients_name_is_suggested_to_who_asks_for_oneself,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_page_is_open_until_all_its_questions_were_asked, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
