#include "desk.h"

/* The view of one question alone. Caller owns. */
static json_t *view_of(const desk *d, const char *question)
{
    g_autoptr(questionnaire) q = form_of(question);
    json_auto_t *entries = json_object();
    const form_context context = {.language = "ja", .texts = d->texts, .value_sets = d->value_sets};
    g_autoptr(form) f = form_evaluate(q, entries, &context);
    json_auto_t *view = form_page_view(f, 1, false);
    return json_incref(json_array_get(json_object_get(view, "items"), 0));
}

#define CONTROL(code)                                                                              \
    "'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', "  \
    "'valueCodeableConcept': {'coding': [{'code': '" code "'}]}}]"
#define UNDER(type)                                                                                \
    "{'linkId': 'a', 'type': '" type "', 'text': 'A', 'item': [{'linkId': 'u', 'type': "           \
    "'display', 'text': '人', " CONTROL("unit") "}]}"

static void a_unit_stands_behind_a_number_and_is_told_with_it(void **state)
{
    json_auto_t *number = view_of(*state, UNDER("integer"));
    assert_string_equal(string_of(number, "unit"), "人");
    assert_string_equal(string_of(number, "described_by"), "a-unit");
    assert_true(json_is_false(json_object_get(number, "has_help")));

    json_auto_t *text = view_of(*state, UNDER("string"));
    assert_null(string_of(text, "unit"));
    assert_string_equal(string_of(text, "described_by"), "a-help");
    assert_string_equal(json_string_value(json_array_get(json_object_get(text, "help"), 0)), "人");
}

static void a_list_that_one_may_add_to_has_a_field_for_it(void **state)
{
    static const struct {
        const char *type;
        const char *code;
        const char *control;
    } rows[] = {
        {"choice", "drop-down", "shared/control/select"},
        {"choice", "radio-button", "shared/control/radio"},
        {"open-choice", "drop-down", "shared/control/open_select"},
        {"open-choice", "autocomplete", "shared/control/open_select"},
        {"open-choice", "radio-button", "shared/control/radio"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        bool open = g_str_has_prefix(rows[i].type, "open");
        g_autofree char *question =
            g_strdup_printf("{'linkId': 'a', 'type': '%s', 'text': 'A', 'extension': [{'url': "
                            "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', "
                            "'valueCodeableConcept': {'coding': [{'code': '%s'}]}}%s], "
                            "'answerOption': [{'valueCoding': {'code': 'x', 'display': 'X'}}]}",
                            rows[i].type, rows[i].code,
                            open ? ", {'url': 'http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                                   "sdc-questionnaire-openLabel', 'valueString': '?'}"
                                 : "");
        json_auto_t *view = view_of(*state, question);
        assert_string_equal(string_of(view, "control"), rows[i].control);
        assert_int_equal(json_is_object(json_object_get(view, "other")), open);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_unit_stands_behind_a_number_and_is_told_with_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_list_that_one_may_add_to_has_a_field_for_it, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
