#include "base/fault.h"
#include "officers.h"

#include <string.h>

static void a_response_begins_empty_and_tells_who_began_it_where(void **state)
{
    g_autoptr(stored_response) r = read_as(&north);

    (void)state;
    assert_string_equal(r->number, number);
    assert_string_equal(r->url, FORM_URL);
    assert_string_equal(r->desk_name, "北部あんしん窓口");
    assert_string_equal(r->begun_by, "北部窓口 早乙女");
    assert_true(r->saved_by_me);
    assert_string_equal(r->status, "in-progress");
    assert_int_equal(r->revision, 0);
    assert_null(r->answers);
    assert_json(r->entries, "{}");
}

static void a_second_click_on_begin_finds_the_first_one(void **state)
{
    g_autofree char *again = begin_numbered(&north, number);

    (void)state;
    assert_string_equal(again, number);
}

static void a_number_that_is_taken_is_replaced(void **state)
{
    g_autofree char *another = begin_numbered(&admin, number);

    (void)state;
    assert_string_not_equal(another, number);
    assert_true(response_number_is_valid(another));
}

static void nobody_begins_one_at_a_desk_that_is_not_theirs(void **state)
{
    g_autofree char *none = begin_numbered(&central, response_number_new(2026).text);

    (void)state;
    assert_null(none);
}

static void what_two_windows_of_one_officer_type_is_merged(void **state)
{
    (void)state;
    assert_int_equal(save(&north, 0, "{\"a\": [\"1\"]}"), RESPONSE_DONE);
    assert_int_equal(save(&north, 0, "{\"b\": []}"), RESPONSE_DONE);
    g_autoptr(stored_response) r = read_as(&north);
    assert_json(r->entries, "{\"a\":[\"1\"],\"b\":[]}");
    assert_int_equal(r->saves, 2);
}

static void the_second_of_two_officers_is_told_who_was_quicker(void **state)
{
    json_auto_t *entries = json_loads("{\"a\": [\"mine\"]}", 0, NULL);
    const response_seen page = seen(0);
    g_auto(response_result) result = {0};

    (void)state;
    assert_int_equal(save(&admin, 0, "{\"a\": [\"theirs\"]}"), RESPONSE_DONE);
    assert_true(responses_save(desk, &north.scope, &page, entries, &result, NULL));
    assert_int_equal(result.outcome, RESPONSE_CHANGED);
    assert_string_equal(result.now->saved_by, "区 担当課（管理者）");
    assert_false(result.now->saved_by_me);
    assert_json(result.now->entries, "{\"a\":[\"theirs\"]}");
    assert_int_equal(save(&north, result.now->saves, "{\"a\": [\"mine\"]}"), RESPONSE_DONE);
}

static void a_response_is_completed_once(void **state)
{
    (void)state;
    assert_int_equal(save(&north, 0, "{\"a\": [\"1\"]}"), RESPONSE_DONE);
    assert_int_equal(complete(&north, 0, "{\"a\":\"0\"}"), RESPONSE_CHANGED);
    assert_int_equal(complete(&north, 1, "{\"a\":\"1\"}"), RESPONSE_DONE);
    assert_int_equal(complete(&north, 1, "{\"a\":\"2\"}"), RESPONSE_DONE);
    g_autoptr(stored_response) r = read_as(&north);
    assert_string_equal(r->status, "completed");
    assert_json(r->answers, "{\"a\":\"1\"}");
    assert_null(r->entries);
    assert_string_equal(r->revised_by, "北部窓口 早乙女");
    assert_int_equal(cluster_number("select count(*) from audit where kind = 'response.complete'"),
                     1);
}

static void what_is_corrected_holds_until_the_correction_is_completed(void **state)
{
    (void)state;
    assert_int_equal(complete(&north, 0, "{\"a\":\"1\"}"), RESPONSE_DONE);
    assert_int_equal(amend(&admin, 0, "聞き違い"), RESPONSE_DONE);
    g_autoptr(stored_response) during = read_as(&north);
    assert_string_equal(during->status, "completed");
    assert_string_equal(during->entries_reason, "聞き違い");
    assert_json(during->answers, "{\"a\":\"1\"}");
    assert_json(during->entries, "{\"q_detail\":[\"一\"]}");

    assert_int_equal(complete(&admin, 1, "{\"a\":\"2\"}"), RESPONSE_DONE);
    g_autoptr(stored_response) after = read_as(&north);
    assert_string_equal(after->status, "amended");
    assert_string_equal(after->reason, "聞き違い");
    assert_int_equal(after->revision, 2);
}

static void every_revision_can_be_read_with_who_made_it_and_why(void **state)
{
    (void)state;
    assert_int_equal(complete(&north, 0, "{\"a\":\"1\"}"), RESPONSE_DONE);
    assert_int_equal(amend(&admin, 0, "聞き違い"), RESPONSE_DONE);
    assert_int_equal(complete(&admin, 1, "{\"a\":\"2\"}"), RESPONSE_DONE);
    assert_int_equal(amend(&north, 1, "転記の誤り"), RESPONSE_DONE);
    assert_int_equal(complete(&north, 2, "{\"a\":\"3\"}"), RESPONSE_DONE);

    g_autoptr(GPtrArray) history = responses_history(desk, &north.scope, number, NULL);
    assert_int_equal(history->len, 2);
    const response_revision *second = g_ptr_array_index(history, 0);
    const response_revision *first = g_ptr_array_index(history, 1);
    assert_string_equal(second->revised_by, "区 担当課（管理者）");
    assert_string_equal(second->reason, "聞き違い");
    assert_null(first->reason);
    json_auto_t *of_first = responses_answers(desk, &north.scope, number, 1, NULL);
    assert_json(of_first, "{\"a\":\"1\"}");
    assert_null(responses_answers(desk, &north.scope, number, 3, NULL));
    assert_null(responses_answers(desk, &central.scope, number, 1, NULL));
}

static void what_is_thrown_away_is_gone_unless_it_was_completed_before(void **state)
{
    const response_seen fresh = seen(0);
    const response_seen corrected = seen(1);
    g_auto(response_result) refused = {0};
    g_auto(response_result) kept = {0};
    g_auto(response_result) gone = {0};

    (void)state;
    assert_int_equal(complete(&north, 0, "{}"), RESPONSE_DONE);
    assert_int_equal(amend(&north, 0, "試し"), RESPONSE_DONE);
    assert_true(responses_discard(desk, &north.scope, &fresh, &refused, NULL));
    assert_int_equal(refused.outcome, RESPONSE_CHANGED);
    assert_true(responses_discard(desk, &north.scope, &corrected, &kept, NULL));
    assert_int_equal(kept.outcome, RESPONSE_DONE);
    assert_null(kept.now->entries);

    g_free(number);
    number = begin_numbered(&north, response_number_new(2026).text);
    const response_seen begun = seen(0);
    assert_true(responses_discard(desk, &north.scope, &begun, &gone, NULL));
    assert_int_equal(gone.outcome, RESPONSE_DONE);
    assert_null(gone.now);
}

static void what_was_entered_in_error_says_why_and_keeps_what_it_was(void **state)
{
    const response_seen page = seen(0);
    g_auto(response_result) result = {0};

    (void)state;
    assert_int_equal(complete(&north, 0, "{\"a\":\"1\"}"), RESPONSE_DONE);
    assert_true(responses_withdraw(desk, &north.scope, &page, "別の人の用紙", &result, NULL));
    assert_int_equal(result.outcome, RESPONSE_DONE);
    assert_string_equal(result.now->status, "entered-in-error");
    assert_string_equal(result.now->reason, "別の人の用紙");
    assert_json(result.now->answers, "{\"a\":\"1\"}");
}

static void another_desks_response_is_as_if_there_were_none(void **state)
{
    (void)state;
    assert_null(read_as(&central));
    assert_int_equal(save(&central, 0, "{\"a\": [\"1\"]}"), RESPONSE_GONE);
    assert_int_equal(complete(&central, 0, "{}"), RESPONSE_GONE);
}

static void reading_and_exporting_are_in_the_audit_trail(void **state)
{
    static const char noted[] = "select count(*) from audit join staff using (municipality, "
                                "staff_id) where login = 'desk2' and (kind = 'response.view' and "
                                "detail ->> 'part' = 'answers' or kind = 'response.export')";
    const int before = cluster_number(noted);
    g_autoptr(stored_response) shown = read_as(&north);
    g_autoptr(stored_response) taken = responses_export(desk, &north.scope, number, NULL);

    (void)state;
    assert_non_null(taken);
    assert_int_equal(cluster_number(noted), before + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_response_begins_empty_and_tells_who_began_it_where,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(a_second_click_on_begin_finds_the_first_one, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(a_number_that_is_taken_is_replaced, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(nobody_begins_one_at_a_desk_that_is_not_theirs, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(what_two_windows_of_one_officer_type_is_merged, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(the_second_of_two_officers_is_told_who_was_quicker,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(a_response_is_completed_once, new_number, free_number),
        cmocka_unit_test_setup_teardown(what_is_corrected_holds_until_the_correction_is_completed,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(every_revision_can_be_read_with_who_made_it_and_why,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(what_is_thrown_away_is_gone_unless_it_was_completed_before,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(what_was_entered_in_error_says_why_and_keeps_what_it_was,
                                        new_number, free_number),
        cmocka_unit_test_setup_teardown(another_desks_response_is_as_if_there_were_none, new_number,
                                        free_number),
        cmocka_unit_test_setup_teardown(reading_and_exporting_are_in_the_audit_trail, new_number,
                                        free_number),
    };

    return cmocka_run_group_tests(tests, officers_start, officers_stop);
}
