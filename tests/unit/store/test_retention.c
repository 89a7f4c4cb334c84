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
    assert_true(retention_purge(worker, &sakurano, &removed, NULL));
    assert_int_equal(removed, 500);
    assert_true(retention_purge(worker, &sakurano, &removed, NULL));
    assert_int_equal(removed, 101);
    assert_true(retention_purge(worker, &sakurano, &removed, NULL));
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
    assert_true(retention_purge(worker, &sakurano, &removed, NULL));
    assert_int_equal(removed, 3);
    assert_int_equal(cluster_number("select count(*) from login_failure"), 1);
    assert_int_equal(cluster_number("select count(*) from session"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expired_drafts_go_in_portions_and_living_ones_stay),
        cmocka_unit_test(old_failures_and_dead_sessions_go),
    };

    return cmocka_run_group_tests(tests, sakurano_start, cluster_stop);
}
