#include "base/fault.h"
#include "sakurano.h"
#include "store/retention.h"

static void expired_drafts_go_in_portions_and_living_ones_stay(void **state)
{
    g_autoptr(database) worker = cluster_open("madoguchi_worker");
    gint64 removed = 0;

    (void)state;
    assert_true(cluster_sql(
        "insert into draft (municipality, token_hash, questionnaire_url, questionnaire_version, "
        "language, expires_at) select '139998', sha256(n::text::bytea), '" FORM_URL
        "', '" FORM_VERSION "', 'ja', now() + interval '1 minute' * (n - 601) from "
        "generate_series(1, 610) n"));
    assert_true(retention_purge(worker, &sakurano, "draft", 500, &removed, NULL));
    assert_int_equal(removed, 500);
    assert_true(retention_purge(worker, &sakurano, "draft", 500, &removed, NULL));
    assert_int_equal(removed, 101);
    assert_true(retention_purge(worker, &sakurano, "draft", 500, &removed, NULL));
    assert_int_equal(removed, 0);
    assert_int_equal(cluster_number("select count(*) from draft"), 9);
}

static void old_failures_and_dead_sessions_go(void **state)
{
    g_autoptr(database) worker = cluster_open("madoguchi_worker");
    gint64 removed = 0;

    (void)state;
    assert_true(cluster_sql(
        "insert into login_failure (municipality, login_hash, failed_at) select '139998', "
        "sha256('x'), now() - interval '1 hour' * n from generate_series(23, 25) n;"
        "insert into session (municipality, token_hash, staff_id, expires_at) select '139998', "
        "sha256(n::text::bytea), staff_id, now() + interval '1 minute' * n from staff, "
        "generate_series(-1, 1, 2) n where login = 'admin'"));
    assert_true(retention_purge(worker, &sakurano, "login_failure", 9, &removed, NULL));
    assert_int_equal(removed, 2);
    assert_true(retention_purge(worker, &sakurano, "session", 9, &removed, NULL));
    assert_int_equal(removed, 1);
    assert_int_equal(cluster_number("select count(*) from login_failure"), 1);
    assert_int_equal(cluster_number("select count(*) from session"), 1);
}

static void a_kind_that_is_none_is_a_fault(void **state)
{
    g_autoptr(database) worker = cluster_open("madoguchi_worker");
    g_autoptr(GError) error = NULL;
    gint64 removed = 0;

    (void)state;
    assert_false(retention_purge(worker, &sakurano, "receipt", 9, &removed, &error));
    assert_fault(&error, FAULT_INTERNAL);
}

static void the_kinds_are_told_in_their_order(void **state)
{
    g_autoptr(database) worker = cluster_open("madoguchi_worker");
    g_auto(GStrv) kinds = retention_kinds(worker, &sakurano, NULL);

    (void)state;
    assert_non_null(kinds);
    assert_string_equal(kinds[0], "draft");
    assert_true(g_strv_contains((const char *const *)kinds, "request"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expired_drafts_go_in_portions_and_living_ones_stay),
        cmocka_unit_test(old_failures_and_dead_sessions_go),
        cmocka_unit_test(a_kind_that_is_none_is_a_fault),
        cmocka_unit_test(the_kinds_are_told_in_their_order),
    };

    return cmocka_run_group_tests(tests, sakurano_start, cluster_stop);
}
