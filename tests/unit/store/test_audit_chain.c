/* The chain of the audit trail, in a database of its own. */

#include "base/fault.h"
#include "officers.h"
#include "store/audit_seal.h"

static database *worker;
static database *owner;

static int chain_start(void **state)
{
    if (officers_start(state) != 0) {
        return -1;
    }
    worker = cluster_open("madoguchi_worker");
    owner = cluster_open("madoguchi_owner");
    return 0;
}

static int chain_stop(void **state)
{
    g_clear_pointer(&worker, database_close);
    g_clear_pointer(&owner, database_close);
    return officers_stop(state);
}

static gint64 seal_rows(void)
{
    gint64 rows = 0;

    assert_true(audit_seal_all(worker, &sakurano, &rows, NULL));
    return rows;
}

static void verify(audit_reading reading, audit_verdict *verdict)
{
    database *as = reading == AUDIT_HASHED_HERE ? owner : worker;
    g_autoptr(GError) error = NULL;

    assert_true(audit_verify(as, &sakurano, reading, NULL, verdict, &error));
    assert_null(error);
}

/* The problems of both ways to hash, which must be the same. */
static void assert_problems(const char *expected)
{
    g_auto(audit_verdict) here = {0};
    g_auto(audit_verdict) there = {0};

    verify(AUDIT_HASHED_HERE, &here);
    verify(AUDIT_HASHED_BY_DATABASE, &there);
    assert_json(here.problems, expected);
    assert_json(there.problems, expected);
    assert_string_equal(here.head, there.head);
}

static void add_rows(const char *subject, int count)
{
    g_autofree char *sql = g_strdup_printf("insert into audit (municipality, kind, subject, "
                                           "detail) select '139998', 'test.row', '%s', "
                                           "'{\"a\": [1.50, \"髙\"]}' from generate_series(1, %d)",
                                           subject, count);

    assert_true(cluster_sql(sql));
}

static void nothing_sealed_is_a_chain_too(void **state)
{
    g_auto(audit_verdict) verdict = {0};

    (void)state;
    verify(AUDIT_HASHED_HERE, &verdict);
    assert_int_equal(json_array_size(verdict.problems), 0);
    assert_int_equal(verdict.seals, 0);
    assert_null(verdict.head);
    assert_true(verdict.unsealed > 0);
    assert_non_null(verdict.unsealed_since);
}

static void more_rows_than_a_seal_holds_are_several(void **state)
{
    g_auto(audit_verdict) verdict = {0};
    const gint64 before = cluster_number("select count(*) from audit");

    (void)state;
    add_rows("many", 2500);
    assert_int_equal(seal_rows(), before + 2500);
    assert_int_equal(seal_rows(), 0);
    verify(AUDIT_HASHED_HERE, &verdict);
    assert_int_equal(verdict.seals, 3);
    assert_int_equal(verdict.rows, before + 2500);
    assert_int_equal(verdict.unsealed, 0);
    assert_problems("[]");
}

static void only_the_first_problems_are_kept(void **state)
{
    g_auto(audit_verdict) verdict = {0};

    (void)state;
    assert_true(
        cluster_sql("set session_replication_role = replica; update audit set subject = 'x' "
                    "where subject = 'many'"));
    verify(AUDIT_HASHED_HERE, &verdict);
    assert_int_equal(json_array_size(verdict.problems), 10);
    assert_true(cluster_sql("set session_replication_role = replica; update audit set subject = "
                            "'many' where subject = 'x'"));
    assert_problems("[]");
}

static void both_ways_to_hash_find_the_same(void **state)
{
    g_autofree char *expected = NULL;
    gint64 row = 0;

    (void)state;
    add_rows("one", 1);
    assert_int_equal(seal_rows(), 1);
    row = cluster_number("select audit_id from audit where subject = 'one'");
    expected = g_strdup_printf(
        "[{\"row\":%" G_GINT64_FORMAT ",\"seal\":4,\"what\":\"row_changed\"}]", row);
    assert_true(cluster_sql("set session_replication_role = replica; update audit set detail = "
                            "'{\"a\": [1.5, \"髙\"]}' where subject = 'one'"));
    assert_problems(expected);
}

static void an_administrator_alone_is_told_what_was_found(void **state)
{
    g_auto(audit_verdict) verdict = {0};
    bool due = false;

    (void)state;
    assert_true(audit_check_due(worker, &sakurano, &due, NULL));
    assert_true(due);
    verify(AUDIT_HASHED_BY_DATABASE, &verdict);
    assert_true(audit_check_note(worker, &sakurano, &verdict, NULL));
    assert_true(audit_check_due(worker, &sakurano, &due, NULL));
    assert_false(due);

    json_auto_t *told = audit_state_read(desk, &admin.scope, NULL);
    json_auto_t *untold = audit_state_read(desk, &north.scope, NULL);
    assert_string_equal(json_string_value(json_object_get(told, "head")), verdict.head);
    assert_int_equal(json_array_size(json_object_get(told, "problems")), 1);
    assert_true(json_is_null(untold));
}

static void a_worker_reads_no_contents(void **state)
{
    g_auto(audit_verdict) verdict = {0};
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(audit_verify(worker, &sakurano, AUDIT_HASHED_HERE, NULL, &verdict, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_DENIED));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_sealed_is_a_chain_too),
        cmocka_unit_test(more_rows_than_a_seal_holds_are_several),
        cmocka_unit_test(only_the_first_problems_are_kept),
        cmocka_unit_test(both_ways_to_hash_find_the_same),
        cmocka_unit_test(an_administrator_alone_is_told_what_was_found),
        cmocka_unit_test(a_worker_reads_no_contents),
    };

    return cmocka_run_group_tests(tests, chain_start, chain_stop);
}
