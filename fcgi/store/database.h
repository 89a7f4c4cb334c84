#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

/*
 * PostgreSQL: one connection a process, one round trip a batch.
 *
 * A batch is one implicit transaction: the scope's settings, then the statements, then one Sync, sent together in
 * pipeline mode. Either all of it is committed when database_batch() returns true, or none of it ever was; on a lost
 * connection in between, the outcome is unknown and the caller must ask again with its key.
 * Statements are named (sql/queries/NAME.sql), prepared once a connection under that name.
 * A dead connection is noticed before use and opened anew, so a restart of PostgreSQL costs no request more than its own.
 */

#include <glib.h>
#include <libpq-fe.h>
#include <stdbool.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PGresult, PQclear)

typedef struct database database;

/* Who is asking: transaction-local settings madoguchi.* that row-level security reads. NULL members are "". */
typedef struct {
    const char *municipality; /* always */
    const char *session;      /* staff zone: secret_hash() of the session token, in hex */
    const char *draft;        /* public zone: secret_hash() of the draft token, in hex */
    const char *request_id;   /* for the audit trail */
    const char *address;      /* for the audit trail */
} scope;

typedef struct {
    const char *query;         /* a name in sql/queries */
    const char *const *values; /* text format, NULL is SQL NULL; valid UTF-8 without NUL bytes */
    int count;
} statement;

/*
 * Reads the queries of the folder; connects on first use, with libpq's PG* variables and `user` unless PGUSER is set.
 * NULL only when the folder cannot be read.
 */
database *database_open(const char *queries_folder, const char *user, GError **error);
void database_close(database *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(database, database_close)

/*
 * Runs the statements as one transaction in one round trip. results has room for count pointers; on success each is
 * owned by the caller (PQclear, or g_autoptr(PGresult)), on failure all are NULL.
 * Faults: FAULT_UNAVAILABLE (no connection, or lost: outcome unknown), FAULT_TIMEOUT, FAULT_CONFLICT (23505, 40001, 40P01),
 * FAULT_DENIED (42501, row security), FAULT_INTERNAL (any other SQLSTATE; the message names query and SQLSTATE, never values).
 */
bool database_batch(database *db, const scope *who, const statement *statements, int count, PGresult **results, GError **error);

/* A batch of one. */
PGresult *database_run(database *db, const scope *who, const char *query, const char *const *values, int count, GError **error);

/* Called for each row of database_stream(); returning false ends it with *error set. */
typedef bool (*row_handler)(PGresult *row, void *data, GError **error);

/*
 * Runs `before` (count statements, e.g. the audit row; may be 0) and then streams the rows of one query in constant memory, all in
 * one transaction that is committed when every row has been handled.
 */
bool database_stream(database *db, const scope *who, const statement *before, int count, const statement *query,
                     row_handler handle, void *data, GError **error);

/* Column helpers: row-bound text of a named column; NULL for SQL NULL. A missing column is a bug. */
const char *column_text(const PGresult *result, int row, const char *name);
gint64 column_integer(const PGresult *result, int row, const char *name);
bool column_boolean(const PGresult *result, int row, const char *name);

#endif
