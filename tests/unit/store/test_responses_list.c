#include "officers.h"

static const char *number_at(const GPtrArray *list, guint index)
{
    const response_row *row = g_ptr_array_index(list, index);

    return row->number;
}

static void the_list_has_the_newest_first_page_by_page(void **state)
{
    g_autofree char *second = begin_numbered(&north, response_number_new(2026).text);
    g_autofree char *third = begin_numbered(&admin, response_number_new(2026).text);
    const response_filter first_page = {.url = FORM_URL, .limit = 2};
    const response_filter second_page = {.url = FORM_URL, .limit = 2, .before = second};
    g_autoptr(GPtrArray) first = responses_list(desk, &north.scope, &first_page, NULL);
    g_autoptr(GPtrArray) rest = responses_list(desk, &north.scope, &second_page, NULL);

    (void)state;
    assert_int_equal(first->len, 2);
    assert_string_equal(number_at(first, 0), third);
    assert_string_equal(number_at(first, 1), second);
    assert_int_equal(rest->len, 1);
    assert_string_equal(number_at(rest, 0), number);
}

static void the_list_has_no_other_desks_and_no_other_forms_rows(void **state)
{
    const response_filter this_form = {.url = FORM_URL, .limit = 9};
    const response_filter another = {.url = "https://test.example/other", .limit = 9};
    g_autoptr(GPtrArray) of_central = responses_list(desk, &central.scope, &this_form, NULL);
    g_autoptr(GPtrArray) of_other = responses_list(desk, &north.scope, &another, NULL);

    (void)state;
    assert_int_equal(of_central->len, 0);
    assert_int_equal(of_other->len, 0);
}

static void a_row_tells_whether_something_is_being_typed(void **state)
{
    const response_filter all = {.url = FORM_URL, .limit = 9};

    (void)state;
    assert_int_equal(complete(&north, 0, "{}"), RESPONSE_DONE);
    g_autoptr(GPtrArray) completed = responses_list(desk, &north.scope, &all, NULL);
    assert_int_equal(amend(&north, 0, "why"), RESPONSE_DONE);
    g_autoptr(GPtrArray) corrected = responses_list(desk, &north.scope, &all, NULL);
    const response_row *before = g_ptr_array_index(completed, 0);
    const response_row *after = g_ptr_array_index(corrected, 0);

    assert_false(before->typing);
    assert_non_null(before->revised_at);
    assert_true(after->typing);
    assert_string_equal(after->status, "completed");
}

static void what_is_unfinished_is_shown_to_who_typed_it_last(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) mine = responses_unfinished(desk, &north.scope, NULL);
    assert_int_equal(mine->len, 1);
    const unfinished_response *row = g_ptr_array_index(mine, 0);
    assert_string_equal(row->number, number);
    assert_string_equal(row->form_name, "ConsultIntake");
    assert_false(row->correction);

    assert_int_equal(save(&admin, 0, "{\"a\": [\"1\"]}"), RESPONSE_DONE);
    g_autoptr(GPtrArray) taken_over = responses_unfinished(desk, &north.scope, NULL);
    g_autoptr(GPtrArray) theirs = responses_unfinished(desk, &admin.scope, NULL);
    assert_int_equal(taken_over->len, 0);
    assert_int_equal(theirs->len, 1);
}

static void forms_are_found_by_name(void **state)
{
    g_autoptr(named_form) form = questionnaires_named(desk, &north.scope, "ConsultIntake", NULL);
    g_autoptr(GPtrArray) forms = questionnaires_list(desk, &north.scope, NULL);

    (void)state;
    assert_string_equal(form->url, FORM_URL);
    assert_string_equal(form->version, FORM_VERSION);
    assert_true(form->active);
    assert_int_equal(forms->len, 1);
    assert_null(questionnaires_named(desk, &north.scope, "Nothing", NULL));
}

static void the_desks_and_the_colleagues_of_a_session_are_told(void **state)
{
    json_auto_t *desks = staff_desks(desk, &north.scope, NULL);
    json_auto_t *of_admin = staff_desks(desk, &admin.scope, NULL);
    json_auto_t *options = staff_options(desk, &north.scope, NULL);
    const json_t *first = json_array_get(options, 0);

    (void)state;
    assert_json(desks, "[\"north\"]");
    assert_json(of_admin, "[\"central\",\"north\",\"south\"]");
    assert_string_equal(json_string_value(json_object_get(first, "display")),
                        "区 担当課（管理者）");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_list_has_the_newest_first_page_by_page, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(the_list_has_no_other_desks_and_no_other_forms_rows,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(a_row_tells_whether_something_is_being_typed, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(what_is_unfinished_is_shown_to_who_typed_it_last,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(forms_are_found_by_name, new_number, free_number),
        cmocka_unit_test_setup_teardown(the_desks_and_the_colleagues_of_a_session_are_told,
                                        new_number, free_number),
    };

    return cmocka_run_group_tests(tests, officers_start, officers_stop);
}
