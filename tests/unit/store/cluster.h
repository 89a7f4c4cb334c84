#ifndef TESTS_STORE_CLUSTER_H
#define TESTS_STORE_CLUSTER_H

/*
 * A real PostgreSQL for the tests of the store, one for each test program: started before its first
 * test by cluster.sh, and removed after its last. Paths are from the root of the project, where
 * make runs.
 */

#include "base/secret.h"
#include "store/database.h"
#include "store/migration.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define DEMO_CODE "139998"

static const char cluster_superuser[] =
    "user=postgres options='-csearch_path=madoguchi -cclient_min_messages=warning'";

static char *cluster_folder;

static inline int cluster_call(const char *action)
{
    g_autofree char *command =
        g_strdup_printf("tests/unit/store/cluster.sh %s %s", action, cluster_folder);
    int status = 0;

    return g_spawn_command_line_sync(command, NULL, NULL, &status, NULL) && status == 0 ? 0 : -1;
}

/* A group setup: an empty schema. */
static inline int cluster_start(void **state)
{
    (void)state;
    cluster_folder = g_dir_make_tmp("madoguchi-store-XXXXXX", NULL);
    if (cluster_folder == NULL || !secret_start(NULL)) {
        return -1;
    }
    g_setenv("PGHOST", cluster_folder, TRUE);
    g_setenv("PGDATABASE", "madoguchi", TRUE);
    g_unsetenv("PGUSER");
    return cluster_call("start");
}

/* A group teardown. */
static inline int cluster_stop(void **state)
{
    int status = cluster_call("stop");

    (void)state;
    g_clear_pointer(&cluster_folder, g_free);
    return status;
}

/* The database as one of the roles, with the project's own queries. */
static inline database *cluster_open(const char *user)
{
    g_autoptr(GError) error = NULL;
    database *db = database_open("sql/queries", user, &error);

    assert_null(error);
    return db;
}

static inline bool cluster_migrate(void)
{
    g_autoptr(database) owner = cluster_open("madoguchi_owner");
    int applied = 0;

    return migration_run(owner, "sql/migrations", &applied, NULL) && applied > 0;
}

/* Runs a script as the superuser, past row security; true when it succeeded. */
static inline bool cluster_sql(const char *sql)
{
    g_autoptr(PGconn) connection = PQconnectdb(cluster_superuser);
    g_autoptr(PGresult) result = PQexec(connection, sql);
    const ExecStatusType status = PQresultStatus(result);

    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

/* One number, as the superuser. */
static inline int cluster_number(const char *sql)
{
    g_autoptr(PGconn) connection = PQconnectdb(cluster_superuser);
    g_autoptr(PGresult) result = PQexec(connection, sql);

    assert_int_equal(PQresultStatus(result), PGRES_TUPLES_OK);
    return (int)g_ascii_strtoll(PQgetvalue(result, 0, 0), NULL, 10);
}

/* Asserts that *error is this fault, and frees it. */
static inline void assert_fault(GError **error, int code)
{
    assert_non_null(*error);
    assert_int_equal((*error)->code, code);
    g_clear_error(error);
}

#endif
