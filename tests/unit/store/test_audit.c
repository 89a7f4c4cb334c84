/* The audit trail as it is read, and refusals in it. */

#include "base/fault.h"
#include "officers.h"
#include "store/audit.h"
#include "store/refusal.h"

static GPtrArray *list(const officer *who, const audit_filter *filter)
{
    audit_filter page = *filter;
    g_autoptr(GError) error = NULL;
    GPtrArray *rows = NULL;

    page.limit = 50;
    rows = audit_list(desk, &who->scope, &page, &error);
    assert_null(error);
    return rows;
}

static void an_administrator_reads_what_others_did(void **state)
{
    g_autoptr(GPtrArray) rows = list(&admin, &(audit_filter){.kind = "staff.login"});
    const audit_row *last = g_ptr_array_index(rows, 0);

    (void)state;
    assert_int_equal(rows->len, 3);
    assert_string_equal(last->kind, "staff.login");
    assert_string_equal(last->zone, "madoguchi_staff");
    assert_non_null(last->name);
    assert_true(json_is_object(last->detail));
    assert_true(g_str_has_suffix(last->at, "+09:00"));
}

static void nobody_else_reads_a_row(void **state)
{
    g_autoptr(GError) error = NULL;
    const audit_filter any = {.limit = 50};
    g_autoptr(GPtrArray) rows = audit_list(desk, &north.scope, &any, &error);

    (void)state;
    assert_null(rows);
    assert_true(g_error_matches(error, FAULT, FAULT_DENIED)); /* the row about it is refused */
}

static bool count_row(const audit_row *row, void *data, GError **error)
{
    int *count = data;

    (void)row;
    (void)error;
    (*count)++;
    return true;
}

static void a_download_needs_the_right_to_export(void **state)
{
    const audit_filter logins = {.kind = "staff.login"};
    g_autoptr(GError) error = NULL;
    int count = 0;

    (void)state;
    assert_true(audit_export(desk, &admin.scope, &logins, count_row, &count, NULL));
    assert_int_equal(count, 3);
    assert_true(cluster_sql("update staff set rights = '{}' where login = 'admin'"));
    assert_false(audit_export(desk, &admin.scope, &logins, count_row, &count, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_DENIED));
    assert_int_equal(count, 3);
}

static void a_refusal_is_a_row_and_many_are_a_number(void **state)
{
    const refusal what = {"/requests/{receipt}", "not_there", 404, "Z08-7K3MPQ-X"};
    g_autoptr(database) worker = cluster_open("madoguchi_worker");

    (void)state;
    for (int i = 0; i < 70; i++) {
        assert_true(refusal_add(desk, &north.scope, &what, NULL));
    }
    assert_true(cluster_number("select count(*) from audit where kind = 'page.refused'") >= 60);
    assert_true(cluster_sql("update audit_refusal set minute = minute - interval '1 minute'"));
    assert_true(refusal_fold(worker, &sakurano, NULL));
    assert_int_equal(
        cluster_number(
            "select count(*) filter (where kind = 'page.refused') + coalesce(sum((detail "
            "->> 'refusals')::bigint), 0) from audit where kind like 'page.%'"),
        70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_administrator_reads_what_others_did),
        cmocka_unit_test(nobody_else_reads_a_row),
        cmocka_unit_test(a_download_needs_the_right_to_export),
        cmocka_unit_test(a_refusal_is_a_row_and_many_are_a_number),
    };

    return cmocka_run_group_tests(tests, officers_start, officers_stop);
}
