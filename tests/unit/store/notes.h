#ifndef TESTS_STORE_NOTES_H
#define TESTS_STORE_NOTES_H

/*
 * A table of notes, and queries about it and about nothing, for the tests of the way to the
 * database; beside them the two queries that the store itself sends.
 */

#include "cluster.h"
#include "store/column.h"

#include <glib/gstdio.h>

static const struct {
    const char *name;
    const char *text;
} queries[] = {
    {"add", "insert into note values ($1)"},
    {"all", "select value from note order by value"},
    {"broken", "selec"},
    {"divide", "select 1 / $1::integer as quotient"},
    {"hurry", "select set_config('statement_timeout', '100ms', true)"},
    {"leave", "select pg_terminate_backend(pg_backend_pid())"},
    {"municipality", "select current_setting('madoguchi.municipality', true) as code"},
    {"numbers", "select n as number from generate_series(1, $1::integer) n"},
    {"patient", "select set_config('statement_timeout', '0', true)"},
    {"secret", "select * from forbidden"},
    {"sleep", "select pg_sleep($1::integer)"},
};

static const scope nobody = {0};
static char *folder;
static database *db;

static inline void write_query(const char *name, const char *text)
{
    g_autofree char *path = g_strdup_printf("%s/%s.sql", folder, name);

    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void copy_query(const char *name)
{
    g_autofree char *path = g_strdup_printf("sql/queries/%s.sql", name);
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    write_query(name, text);
}

/* A group setup. */
static inline int notes_start(void **state)
{
    if (cluster_start(state) != 0) {
        return -1;
    }
    folder = g_dir_make_tmp("madoguchi-queries-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        write_query(queries[i].name, queries[i].text);
    }
    copy_query("scope");
    copy_query("stream_start");
    db = database_open(folder, "madoguchi_public", NULL);
    return cluster_sql("create table note (value text primary key);"
                       "create table forbidden (); grant select, insert on note to "
                       "madoguchi_public")
               ? 0
               : -1;
}

static inline void remove_query(const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/%s.sql", folder, name);

    g_unlink(path);
}

static inline int notes_stop(void **state)
{
    g_clear_pointer(&db, database_close);
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        remove_query(queries[i].name);
    }
    remove_query("scope");
    remove_query("stream_start");
    g_rmdir(folder);
    g_clear_pointer(&folder, g_free);
    return cluster_stop(state);
}

/* A setup. */
static inline int clear_notes(void **state)
{
    (void)state;
    return cluster_sql("truncate note") ? 0 : -1;
}

static inline PGresult *run(const char *query, const char *value, GError **error)
{
    return database_run(db, &nobody, query, &value, value != NULL ? 1 : 0, error);
}

static inline void assert_works(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PGresult) result = run("divide", "1", &error);

    assert_null(error);
    assert_int_equal(column_integer(result, 0, "quotient"), 1);
}

#endif
