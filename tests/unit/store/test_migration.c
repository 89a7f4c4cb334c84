#include "base/fault.h"
#include "cluster.h"
#include "store/migration_file.h"

#include <glib/gstdio.h>
#include <string.h>

/* A folder of migrations of these tests; each test begins with an empty one and an empty schema. */
static char *folder;
static database *owner;

static void write_file(const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void write_list(void)
{
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents("sql/migrations/0001_schema_migration.sql", &text, NULL, NULL));
    write_file("0001_schema_migration.sql", text);
}

static int begin(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("madoguchi-migrations-XXXXXX", NULL);
    owner = cluster_open("madoguchi_owner");
    return cluster_sql("drop schema madoguchi cascade;"
                       "create schema madoguchi authorization madoguchi_owner")
               ? 0
               : -1;
}

static int end(void **state)
{
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    const char *name;

    (void)state;
    while ((name = g_dir_read_name(files)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_clear_pointer(&owner, database_close);
    g_rmdir(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

static int run(void)
{
    g_autoptr(GError) error = NULL;
    int applied = -1;

    assert_true(migration_run(owner, folder, &applied, &error));
    return applied;
}

static void assert_run_fails(fault_code code, const char *word)
{
    g_autoptr(GError) error = NULL;
    int applied = 0;

    assert_false(migration_run(owner, folder, &applied, &error));
    assert_non_null(strstr(error->message, word));
    assert_fault(&error, (int)code);
}

static void assert_check_fails(const char *word)
{
    g_autoptr(GError) error = NULL;

    assert_false(migration_check(owner, folder, &error));
    assert_non_null(strstr(error->message, word));
    assert_non_null(fault_hint(error));
    assert_fault(&error, FAULT_CONFIGURATION);
}

static void each_migration_is_applied_once(void **state)
{
    (void)state;
    write_list();
    write_file("0002_one.sql", "create table one (); create table uno ();");
    assert_int_equal(run(), 2);
    write_file("0003_two.sql", "create table two ();");
    assert_int_equal(run(), 1);
    assert_int_equal(run(), 0);
    assert_true(migration_check(owner, folder, NULL));
}

static void a_migration_that_fails_leaves_nothing_behind(void **state)
{
    (void)state;
    write_list();
    write_file("0002_half.sql", "create table half (); create table half ();");
    assert_run_fails(FAULT_DATA, "0002_half");
    assert_int_equal(cluster_number("select count(*) from pg_class where relname = 'half'"), 0);
    assert_int_equal(cluster_number("select count(*) from schema_migration"), 1);

    write_file("0002_half.sql", "create table half ();");
    assert_int_equal(run(), 1);
}

static void a_file_that_was_changed_after_it_was_applied_is_refused(void **state)
{
    (void)state;
    write_list();
    write_file("0002_one.sql", "create table one ();");
    assert_int_equal(run(), 2);
    write_file("0002_one.sql", "create table one (id integer);");
    assert_run_fails(FAULT_CONFIGURATION, "0002_one");
    assert_check_fails("0002_one");
}

static void a_newer_schema_is_refused(void **state)
{
    (void)state;
    write_list();
    write_file("0002_one.sql", "create table one ();");
    assert_int_equal(run(), 2);
    end(state);
    folder = g_dir_make_tmp("madoguchi-migrations-XXXXXX", NULL);
    owner = cluster_open("madoguchi_owner");
    write_list();
    assert_run_fails(FAULT_CONFIGURATION, "newer");
    assert_check_fails("newer");
}

static void an_older_schema_is_refused_by_the_other_commands(void **state)
{
    (void)state;
    write_list();
    assert_check_fails("older");
    assert_int_equal(run(), 1);
    assert_true(migration_check(owner, folder, NULL));
    write_file("0002_one.sql", "create table one ();");
    assert_check_fails("older");
}

enum { RUNS = 4 };

static gpointer run_beside(gpointer data)
{
    g_autoptr(database) db = cluster_open("madoguchi_owner");
    int applied = -1;

    (void)data;
    return migration_run(db, folder, &applied, NULL) ? GINT_TO_POINTER(applied)
                                                     : GINT_TO_POINTER(-100);
}

static void runs_at_the_same_time_wait_for_each_other(void **state)
{
    GThread *threads[RUNS];
    int applied = 0;

    (void)state;
    write_list();
    write_file("0002_slow.sql", "create table slow (); select pg_sleep(0.2);");
    for (int i = 0; i < RUNS; i++) {
        threads[i] = g_thread_new("migrate", run_beside, NULL);
    }
    for (int i = 0; i < RUNS; i++) {
        applied += GPOINTER_TO_INT(g_thread_join(threads[i]));
    }
    assert_int_equal(applied, 2);
}

static void a_gap_in_the_numbers_is_refused(void **state)
{
    (void)state;
    write_list();
    write_file("0003_three.sql", "create table three ();");
    assert_run_fails(FAULT_DATA, "0003_three");
}

static void a_file_of_another_name_is_refused(void **state)
{
    (void)state;
    write_list();
    write_file("0002-one.sql", "create table one ();");
    assert_run_fails(FAULT_DATA, "0002-one.sql");
}

static void the_real_ones_apply_to_an_empty_schema(void **state)
{
    g_autoptr(GPtrArray) files = migration_files_load("sql/migrations", NULL);
    int applied = 0;

    (void)state;
    assert_true(migration_run(owner, "sql/migrations", &applied, NULL));
    assert_int_equal(applied, files->len);
}

#define CASE(promise) cmocka_unit_test_setup_teardown(promise, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(each_migration_is_applied_once),
        CASE(a_migration_that_fails_leaves_nothing_behind),
        CASE(a_file_that_was_changed_after_it_was_applied_is_refused),
        CASE(a_newer_schema_is_refused),
        CASE(an_older_schema_is_refused_by_the_other_commands),
        CASE(runs_at_the_same_time_wait_for_each_other),
        CASE(a_gap_in_the_numbers_is_refused),
        CASE(a_file_of_another_name_is_refused),
        CASE(the_real_ones_apply_to_an_empty_schema),
    };

    return cmocka_run_group_tests(tests, cluster_start, cluster_stop);
}
