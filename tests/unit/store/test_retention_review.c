#include "base/fault.h"
#include "officers.h"
#include "store/disposals.h"
#include "store/retention.h"
#include "store/retention_review.h"

#define FINISHED "Z01-AAAAAA-A"

/* A request that was finished seven years ago. */
static int finish_one(void **state)
{
    (void)state;
    return cluster_sql(
               "delete from request; delete from retention_hold; delete from retention_rule;"
               "insert into receipt (municipality, receipt_no) values ('139998', '" FINISHED
               "') on conflict do nothing;"
               "insert into request (municipality, receipt_no, key, questionnaire_url, "
               "questionnaire_version, language, answers, desk, priority, urgency, state, "
               "state_at) "
               "values ('139998', '" FINISHED "', sha256('x'), '" FORM_URL "', '" FORM_VERSION
               "', 'ja', '{}', 'north', 2, 'w1', 'done', now() - interval '7 years')")
               ? 0
               : -1;
}

static json_t *rule_of(const officer *who, const char *kind)
{
    json_auto_t *rules = retention_rules(desk, &who->scope, NULL);
    size_t i = 0;
    json_t *rule = NULL;

    json_array_foreach(rules, i, rule)
    {
        if (g_str_equal(json_string_value(json_object_get(rule, "kind")), kind)) {
            return json_incref(rule);
        }
    }
    return NULL;
}

static json_int_t due(const char *kind)
{
    json_auto_t *rule = rule_of(&admin, kind);

    return json_integer_value(json_object_get(rule, "due"));
}

static void the_preview_knows_what_the_worker_will_do(void **state)
{
    g_autoptr(database) worker = cluster_open("madoguchi_worker");
    gint64 removed = 0;

    (void)state;
    assert_int_equal(due("request"), 1);
    assert_true(retention_purge(worker, &sakurano, "request", 9, &removed, NULL));
    assert_int_equal(removed, 1);
    assert_int_equal(due("request"), 0);
}

static void a_desk_sees_no_rule(void **state)
{
    (void)state;
    assert_null(rule_of(&north, "request"));
}

static void what_is_held_is_listed_as_held_and_not_as_due(void **state)
{
    const retention_filter filter = {.kind = "request", .which = "held", .limit = 9};
    json_auto_t *rows = NULL;
    hold_outcome outcome = HOLD_GONE;

    (void)state;
    assert_true(retention_hold(desk, &admin.scope, FINISHED, "lawsuit", &outcome, NULL));
    assert_int_equal(outcome, HOLD_DONE);
    assert_true(retention_hold(desk, &admin.scope, FINISHED, "another", &outcome, NULL));
    assert_int_equal(outcome, HOLD_HELD);
    assert_int_equal(due("request"), 0);
    rows = retention_list(desk, &admin.scope, &filter, NULL);
    assert_int_equal(json_array_size(rows), 1);
    assert_string_equal(json_string_value(json_object_get(json_array_get(rows, 0), "subject")),
                        FINISHED);
    assert_true(retention_lift(desk, &admin.scope, FINISHED, "over", NULL));
    assert_int_equal(due("request"), 1);
}

static void a_number_that_is_none_is_not_held(void **state)
{
    hold_outcome outcome = HOLD_DONE;

    (void)state;
    assert_true(retention_hold(desk, &admin.scope, "Z01-BBBBBB-B", "x", &outcome, NULL));
    assert_int_equal(outcome, HOLD_GONE);
}

static void a_rule_is_changed_once_and_within_its_bounds(void **state)
{
    json_auto_t *ten =
        json_pack("{s:i, s:{s:s}, s:s}", "amount", 10, "disposal", "code", "keep", "reason", "x");
    json_auto_t *none = json_pack("{s:i, s:s}", "amount", 0, "reason", "x");
    rule_change change = {.kind = "request", .saves = 0, .answers = none};
    rule_outcome outcome = RULE_GONE;
    gint64 more = -1;

    (void)state;
    assert_true(retention_change(desk, &admin.scope, &change, &outcome, &more, NULL));
    assert_int_equal(outcome, RULE_BOUNDS);
    change.answers = ten;
    assert_true(retention_change(desk, &admin.scope, &change, &outcome, &more, NULL));
    assert_int_equal(outcome, RULE_DONE);
    assert_int_equal(more, -1);
    assert_true(retention_change(desk, &north.scope, &change, &outcome, &more, NULL));
    assert_int_equal(outcome, RULE_GONE);
    change.kind = "nothing";
    assert_true(retention_change(desk, &admin.scope, &change, &outcome, &more, NULL));
    assert_int_equal(outcome, RULE_GONE);
}

static void the_records_are_for_administrators(void **state)
{
    const disposal_filter all = {.limit = 9};
    const disposal_filter other = {.kind = "spam", .limit = 9};
    json_auto_t *mine = disposals_list(desk, &admin.scope, &all, NULL);
    json_auto_t *filtered = disposals_list(desk, &admin.scope, &other, NULL);
    json_auto_t *foreign = disposals_list(desk, &north.scope, &all, NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_true(json_array_size(json_object_get(mine, "rows")) > 0);
    assert_int_equal(json_array_size(json_object_get(filtered, "rows")), 0);
    assert_int_equal(json_array_size(json_object_get(foreign, "rows")), 0);
    assert_null(disposals_export(desk, &north.scope, &all, &error));
    assert_fault(&error, FAULT_DENIED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_preview_knows_what_the_worker_will_do, finish_one),
        cmocka_unit_test_setup(a_desk_sees_no_rule, finish_one),
        cmocka_unit_test_setup(what_is_held_is_listed_as_held_and_not_as_due, finish_one),
        cmocka_unit_test_setup(a_number_that_is_none_is_not_held, finish_one),
        cmocka_unit_test_setup(a_rule_is_changed_once_and_within_its_bounds, finish_one),
        cmocka_unit_test_setup(the_records_are_for_administrators, finish_one),
    };

    return cmocka_run_group_tests(tests, officers_start, officers_stop);
}
