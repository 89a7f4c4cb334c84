#include "requests.h"
#include "store/request_work.h"

static const char receipt_no[] = "Z08-AAAAAA-X"; /* at the north's desk */

static request_outcome change(const scope *who, gint64 saves, const request_deed *deed)
{
    const request_seen seen = {receipt_no, saves};
    g_autoptr(GError) error = NULL;
    request_outcome outcome = REQUEST_GONE;

    assert_true(request_change(desk, who, &seen, deed, &outcome, &error));
    assert_null(error);
    return outcome;
}

static void what_a_colleague_did_meanwhile_is_told_with_who_and_when(void **state)
{
    const request_deed note = {.kind = "note", .note = "電話した"};
    const request_deed done = {.kind = "state", .new_value = "done"};
    const scope admin = three_requests("admin");
    g_autoptr(GPtrArray) events = NULL;

    (void)state;
    assert_int_equal(change(&admin, 0, &note), REQUEST_DONE);
    const scope north = three_requests("desk2");
    assert_int_equal(change(&north, 0, &done), REQUEST_CHANGED);
    events = request_events(desk, &north, receipt_no, 0, NULL);
    assert_int_equal(events->len, 1);
    const request_event *event = g_ptr_array_index(events, 0);
    assert_string_equal(event->staff_name, "区 担当課（管理者）");
    assert_string_equal(event->kind, "note");
    assert_string_equal(event->note, "電話した");
    assert_null(event->state);
    assert_int_equal(change(&north, event->saves, &done), REQUEST_DONE);
}

static void a_second_click_finds_done_what_the_first_did(void **state)
{
    const request_deed note = {.kind = "note", .note = "一度"};
    const scope north = three_requests("desk2");
    g_autoptr(GPtrArray) events = NULL;

    (void)state;
    assert_int_equal(change(&north, 0, &note), REQUEST_DONE);
    assert_int_equal(change(&north, 0, &note), REQUEST_DONE);
    events = request_events(desk, &north, receipt_no, 0, NULL);
    assert_int_equal(events->len, 1);
}

static void only_those_of_the_desk_can_be_put_in_charge(void **state)
{
    const scope north = three_requests("desk2");
    json_auto_t *officers = request_officers(desk, &north, receipt_no, NULL);
    const json_t *me = json_array_get(officers, 1);

    (void)state;
    assert_int_equal(json_array_size(officers), 2);
    assert_string_equal(json_string_value(json_object_get(me, "name")), "北部窓口 早乙女");
    assert_true(json_is_true(json_object_get(me, "me")));
}

static void what_is_masked_is_shown_after_a_reason_was_given(void **state)
{
    const scope viewer = three_requests("viewer1");
    bool found = false;
    bool unmasked = true;

    (void)state;
    assert_true(request_is_unmasked(desk, &viewer, receipt_no, &unmasked, NULL));
    assert_false(unmasked);
    assert_true(request_unmask(desk, &viewer, receipt_no, "統計の確認", &found, NULL));
    assert_true(found);
    assert_true(request_is_unmasked(desk, &viewer, receipt_no, &unmasked, NULL));
    assert_true(unmasked);
    assert_true(request_unmask(desk, &viewer, "Z08-DDDDDD-X", "ない相談", &found, NULL));
    assert_false(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_a_colleague_did_meanwhile_is_told_with_who_and_when,
                               new_visitor),
        cmocka_unit_test_setup(a_second_click_finds_done_what_the_first_did, new_visitor),
        cmocka_unit_test_setup(only_those_of_the_desk_can_be_put_in_charge, new_visitor),
        cmocka_unit_test_setup(what_is_masked_is_shown_after_a_reason_was_given, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
