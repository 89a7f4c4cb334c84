#include "base/fault.h"
#include "notes.h"
#include "store/pipeline.h"

#include <string.h>

static void a_batch_is_committed_whole(void **state)
{
    static const char *const one[] = {"1"};
    static const char *const two[] = {"2"};
    const statement statements[] = {{"add", one, 1}, {"add", two, 1}, {"all", NULL, 0}};
    PGresult *results[3];

    (void)state;
    assert_true(database_batch(db, &nobody, statements, 3, results, NULL));
    assert_int_equal(PQntuples(results[2]), 2);
    assert_string_equal(column_text(results[2], 1, "value"), "2");
    assert_int_equal(cluster_number("select count(*) from note"), 2);
    for (int i = 0; i < 3; i++) {
        PQclear(results[i]);
    }
}

static void a_batch_that_fails_leaves_nothing(void **state)
{
    static const char *const one[] = {"1"};
    static const char *const zero[] = {"0"};
    const statement statements[] = {{"add", one, 1}, {"divide", zero, 1}, {"all", NULL, 0}};
    PGresult *results[3];
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(database_batch(db, &nobody, statements, 3, results, &error));
    assert_fault(&error, FAULT_INTERNAL);
    for (int i = 0; i < 3; i++) {
        assert_null(results[i]);
    }
    assert_int_equal(cluster_number("select count(*) from note"), 0);
    assert_works();
}

static void a_fault_names_query_and_code_and_no_value(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(run("divide", "がん", &error));
    assert_non_null(strstr(error->message, "divide"));
    assert_non_null(strstr(error->message, "22P02"));
    assert_null(strstr(error->message, "がん"));
}

static void a_value_that_is_taken_is_a_conflict(void **state)
{
    g_autoptr(PGresult) first = run("add", "1", NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_non_null(first);
    assert_null(run("add", "1", &error));
    assert_non_null(strstr(error->message, "note_pkey"));
    assert_fault(&error, FAULT_CONFLICT);
}

static void a_right_that_is_missing_is_denied(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(run("secret", NULL, &error));
    assert_fault(&error, FAULT_DENIED);
}

static void a_query_that_does_not_parse_fails_each_time(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        assert_null(run("broken", NULL, &error));
        assert_non_null(strstr(error->message, "42601"));
    }
    assert_works();
}

static void the_scope_ends_with_its_batch(void **state)
{
    const scope who = {.municipality = DEMO_CODE};
    g_autoptr(PGresult) inside = database_run(db, &who, "municipality", NULL, 0, NULL);
    g_autoptr(PGresult) after = run("municipality", NULL, NULL);

    (void)state;
    assert_string_equal(column_text(inside, 0, "code"), DEMO_CODE);
    assert_string_equal(column_text(after, 0, "code"), "");
}

static void a_statement_over_its_time_is_a_timeout(void **state)
{
    static const char *const long_time[] = {"60"};
    const statement statements[] = {{"hurry", NULL, 0}, {"sleep", long_time, 1}};
    PGresult *results[2];
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(database_batch(db, &nobody, statements, 2, results, &error));
    assert_fault(&error, FAULT_TIMEOUT);
    assert_works();
}

static void a_server_that_does_not_answer_is_not_waited_for(void **state)
{
    static const char *const settings[] = {NULL, NULL, NULL, NULL, NULL};
    static const char *const long_time[] = {"60"};
    const statement statements[] = {
        {"scope", settings, 5}, {"patient", NULL, 0}, {"sleep", long_time, 1}};
    const gint64 begin = g_get_monotonic_time();
    const gint64 deadline = begin + G_USEC_PER_SEC / 5;
    g_autoptr(query_set) set = query_set_load(folder, NULL);
    g_autoptr(pipeline) p = pipeline_open(set, "madoguchi_public", NULL);
    PGresult *result = NULL;
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_true(pipeline_send(p, statements, 3, deadline, NULL));
    assert_false(pipeline_receive(p, &result, 1, deadline, &error));
    assert_fault(&error, FAULT_TIMEOUT);
    assert_false(pipeline_is_usable(p));
    assert_true(g_get_monotonic_time() - begin < 2 * G_USEC_PER_SEC);
    PQclear(result);

    g_clear_pointer(&p, pipeline_close);
    for (int tries = 0; tries < 50 && cluster_number("select count(*) from pg_stat_activity where "
                                                     "query like '%pg_sleep%' and state = "
                                                     "'active' and pid <> pg_backend_pid()") != 0;
         tries++) {
        g_usleep(G_USEC_PER_SEC / 20);
    }
    assert_int_equal(cluster_number("select count(*) from pg_stat_activity where usename = "
                                    "'madoguchi_public' and state = 'active'"),
                     0);
}

static void a_server_that_hangs_is_not_waited_for_at_the_end_either(void **state)
{
    static const char *const settings[] = {NULL, NULL, NULL, NULL, NULL};
    static const char *const long_time[] = {"60"};
    const statement statements[] = {{"scope", settings, 5}, {"sleep", long_time, 1}};
    g_autoptr(query_set) set = query_set_load(folder, NULL);
    g_autoptr(pipeline) p = pipeline_open(set, "madoguchi_public", NULL);
    gint64 begin;
    gint64 end;

    (void)state;
    assert_true(pipeline_send(p, statements, 2, G_MAXINT64, NULL));
    assert_int_equal(cluster_call("freeze"), 0);
    begin = g_get_monotonic_time();
    g_clear_pointer(&p, pipeline_close);
    end = g_get_monotonic_time();
    assert_int_equal(cluster_call("thaw"), 0);
    assert_true(end - begin < G_USEC_PER_SEC);
    assert_works();
}

static void a_restart_of_the_server_costs_the_next_request_nothing(void **state)
{
    (void)state;
    assert_works();
    assert_int_equal(cluster_call("restart"), 0);
    assert_works();
}

static void a_connection_lost_in_a_batch_is_unavailable_and_the_next_batch_works(void **state)
{
    static const char *const one[] = {"1"};
    const statement statements[] = {{"add", one, 1}, {"leave", NULL, 0}, {"all", NULL, 0}};
    PGresult *results[3];
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(database_batch(db, &nobody, statements, 3, results, &error));
    assert_fault(&error, FAULT_UNAVAILABLE);
    assert_int_equal(cluster_number("select count(*) from note"), 0);
    assert_works();
}

static void a_server_that_is_gone_is_unavailable_with_a_hint(void **state)
{
    g_autoptr(database) lost = NULL;
    g_autoptr(GError) error = NULL;

    (void)state;
    g_setenv("PGHOST", "/nowhere", TRUE);
    lost = database_open(folder, "madoguchi_public", NULL);
    assert_null(database_run(lost, &nobody, "all", NULL, 0, &error));
    assert_non_null(strstr(error->message, "madoguchi_public"));
    assert_non_null(fault_hint(error));
    assert_fault(&error, FAULT_UNAVAILABLE);

    g_setenv("PGHOST", cluster_folder, TRUE);
    g_autoptr(PGresult) back = database_run(lost, &nobody, "all", NULL, 0, &error);
    assert_non_null(back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_batch_is_committed_whole, clear_notes),
        cmocka_unit_test_setup(a_batch_that_fails_leaves_nothing, clear_notes),
        cmocka_unit_test(a_fault_names_query_and_code_and_no_value),
        cmocka_unit_test_setup(a_value_that_is_taken_is_a_conflict, clear_notes),
        cmocka_unit_test(a_right_that_is_missing_is_denied),
        cmocka_unit_test(a_query_that_does_not_parse_fails_each_time),
        cmocka_unit_test(the_scope_ends_with_its_batch),
        cmocka_unit_test(a_statement_over_its_time_is_a_timeout),
        cmocka_unit_test(a_server_that_does_not_answer_is_not_waited_for),
        cmocka_unit_test(a_server_that_hangs_is_not_waited_for_at_the_end_either),
        cmocka_unit_test(a_restart_of_the_server_costs_the_next_request_nothing),
        cmocka_unit_test_setup(a_connection_lost_in_a_batch_is_unavailable_and_the_next_batch_works,
                               clear_notes),
        cmocka_unit_test(a_server_that_is_gone_is_unavailable_with_a_hint),
    };

    return cmocka_run_group_tests(tests, notes_start, notes_stop);
}
