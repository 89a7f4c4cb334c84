#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

/*
 * PostgreSQL: one connection a process, one round trip a batch.
 *
 * A batch is one implicit transaction: the scope's settings, then the statements, then one Sync,
 * sent together in pipeline mode. When database_batch() returns true all of it is committed. When
 * it fails none of it was, with one exception: on a connection lost in between (FAULT_UNAVAILABLE,
 * FAULT_TIMEOUT) the outcome is unknown, and the caller must ask again with its key.
 * Statements are named (sql/queries/NAME.sql) and prepared once a connection under that name.
 * A dead connection is noticed before use and opened anew, so that a restart of PostgreSQL costs
 * only the requests that were under way.
 */

#include <glib.h>
#include <libpq-fe.h>
#include <stdbool.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PGresult, PQclear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PGconn, PQfinish)

typedef struct database database;

/*
 * Who is asking: transaction-local settings madoguchi.* that row-level security reads. A NULL
 * member is "nobody": the rows it would open stay shut.
 */
typedef struct {
    const char *municipality; /* always */
    const char *session;      /* staff zone: secret_hash() of the session token, in hex */
    const char *draft;        /* public zone: secret_hash() of the draft token, in hex */
    const char *request_id;   /* for the audit trail */
    const char *address;      /* for the audit trail */
    const char *browser;      /* for the list of one's sessions, when one is opened */
} scope;

typedef struct {
    const char *query;         /* a name in sql/queries */
    const char *const *values; /* text format, NULL is SQL NULL; valid UTF-8 without NUL bytes */
    int count;
} statement;

/*
 * Reads the queries of the folder. Connects on first use, with libpq's PG* variables, and as
 * `user` unless PGUSER is set. NULL only when the folder cannot be read.
 */
database *database_open(const char *queries_folder, const char *user, GError **error);
void database_close(database *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(database, database_close)

/*
 * Runs the statements as one transaction in one round trip. results has room for count pointers:
 * on success the caller owns each of them, on failure all are NULL.
 * Faults: FAULT_UNAVAILABLE (no connection, or lost), FAULT_TIMEOUT, FAULT_CONFLICT (a unique key,
 * a serialisation failure, a deadlock), FAULT_DATA (a foreign key), FAULT_DENIED (a right, row
 * security), FAULT_INTERNAL (the rest). Messages name query, SQLSTATE and constraint, never values.
 */
bool database_batch(database *db, const scope *who, const statement *statements, int count,
                    PGresult **results, GError **error);

/* A batch of one. */
PGresult *database_run(database *db, const scope *who, const char *query, const char *const *values,
                       int count, GError **error);

/*
 * What database_stream() calls for each row; row 0 of the result. False ends it, with *error set.
 */
typedef bool (*row_handler)(const PGresult *row, void *data, GError **error);

typedef struct {
    row_handler handle;
    void *data;
} row_sink;

/*
 * As database_batch(), but the rows of the last statement go to the sink, one by one in constant
 * memory; the results of those before it (say, the audit row) are thrown away. The statement may
 * take minutes. A sink that refuses a row ends the connection, and with it the statement.
 */
bool database_stream(database *db, const scope *who, const statement *statements, int count,
                     const row_sink *sink, GError **error);

#endif
