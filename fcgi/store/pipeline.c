#include "store/pipeline.h"

#include "base/fault.h"
#include "store/connection.h"
#include "store/sqlstate.h"

/* What a reply answers. */
typedef struct {
    const char *query;
    bool prepares; /* the Parse of a query, not its rows */
} step;

struct pipeline {
    const query_set *queries;
    PGconn *connection;
    GHashTable *prepared; /* set of query names that this connection knows */
    GArray *steps;        /* of step: what was sent and not answered yet */
    bool spoiled;
};

pipeline *pipeline_open(const query_set *queries, const char *user, GError **error)
{
    g_autoptr(PGconn) connection = connection_open(user, error);
    pipeline *p;

    if (connection == NULL) {
        return NULL;
    }
    p = g_new0(pipeline, 1);
    p->queries = queries;
    p->connection = g_steal_pointer(&connection);
    p->prepared = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    p->steps = g_array_new(FALSE, FALSE, sizeof(step));
    return p;
}

void pipeline_close(pipeline *p)
{
    if (p == NULL) {
        return;
    }
    /*
     * No PQcancel() before: it waits without a deadline for a server that hangs. One that is at
     * work sees that we are gone by itself (client_connection_check_interval, sql/roles.sql).
     */
    PQfinish(p->connection);
    g_hash_table_unref(p->prepared);
    g_array_unref(p->steps);
    g_free(p);
}

bool pipeline_is_usable(const pipeline *p)
{
    return !p->spoiled && connection_is_alive(p->connection);
}

bool pipeline_in_transaction(const pipeline *p)
{
    return PQtransactionStatus(p->connection) == PQTRANS_INTRANS;
}

static bool queue_one(pipeline *p, const statement *s)
{
    const step parse = {.query = s->query, .prepares = true};
    const step execute = {.query = s->query};

    if (!g_hash_table_contains(p->prepared, s->query)) {
        const char *text = query_set_text(p->queries, s->query);
        if (PQsendPrepare(p->connection, s->query, text, 0, NULL) == 0) {
            return false;
        }
        g_array_append_val(p->steps, parse);
        /* Known from here on, so that a batch may run it twice; forgotten again if it fails. */
        g_hash_table_add(p->prepared, g_strdup(s->query));
    }
    g_array_append_val(p->steps, execute);
    return PQsendQueryPrepared(p->connection, s->query, s->count, s->values, NULL, NULL, 0) == 1;
}

bool pipeline_send(pipeline *p, const statement *statements, int count, gint64 deadline,
                   GError **error)
{
    bool queued = PQenterPipelineMode(p->connection) == 1;

    g_array_set_size(p->steps, 0);
    for (int i = 0; queued && i < count; i++) {
        queued = queue_one(p, &statements[i]);
    }
    if (!queued || PQpipelineSync(p->connection) == 0) {
        p->spoiled = true;
        fault_set(error, FAULT_UNAVAILABLE, NULL, "could not send to the database: %s",
                  PQerrorMessage(p->connection));
        return false;
    }
    p->spoiled = !connection_flush(p->connection, deadline, error);
    return !p->spoiled;
}

static bool is_failure(const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_PIPELINE_SYNC:
        return false;
    default:
        return true;
    }
}

/* Keeps the first failure: those after it are only its consequence. */
static void note_failure(pipeline *p, const step *s, const PGresult *result, GError **failure)
{
    if (s->prepares) {
        g_hash_table_remove(p->prepared, s->query);
    }
    if (*failure == NULL && PQresultStatus(result) != PGRES_PIPELINE_ABORTED) {
        sqlstate_set_fault(failure, result, s->query);
    }
    if (sqlstate_spoils_connection(PQresultErrorField(result, PG_DIAG_SQLSTATE))) {
        p->spoiled = true;
    }
}

/*
 * The next result of a step, or NULL when it has no more. False when the connection is no more, or
 * too late: then *failure is set.
 */
static bool next_result(pipeline *p, const step *s, PGresult **result, gint64 deadline,
                        GError **failure)
{
    if (!connection_await(p->connection, deadline, *failure == NULL ? failure : NULL)) {
        p->spoiled = true;
        return false;
    }
    *result = PQgetResult(p->connection);
    if (is_failure(*result) && (*result != NULL || PQstatus(p->connection) != CONNECTION_OK)) {
        note_failure(p, s, *result, failure);
    }
    return PQstatus(p->connection) == CONNECTION_OK;
}

/* Reads one step's result and the NULL that ends it. */
static bool read_step(pipeline *p, const step *s, PGresult **kept, gint64 deadline,
                      GError **failure)
{
    g_autoptr(PGresult) result = NULL;
    g_autoptr(PGresult) end = NULL;

    if (!next_result(p, s, &result, deadline, failure) ||
        !next_result(p, s, &end, deadline, failure)) {
        return false;
    }
    g_assert(end == NULL);
    if (kept != NULL) {
        *kept = g_steal_pointer(&result);
    }
    return true;
}

/* Reads up to the Sync's own reply. A commit that fails is told there, after the last statement. */
static bool read_sync(pipeline *p, gint64 deadline, GError **failure)
{
    static const step commit = {.query = "commit"};
    bool synced = false;

    while (!synced) {
        g_autoptr(PGresult) result = NULL;
        if (!next_result(p, &commit, &result, deadline, failure)) {
            return false;
        }
        synced = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
    }
    p->spoiled = p->spoiled || PQexitPipelineMode(p->connection) == 0;
    return true;
}

/* Hands what was met on the way to the caller: true when there was nothing. */
static bool conclude(GError **failure, GError **error)
{
    if (*failure == NULL) {
        return true;
    }
    g_propagate_error(error, g_steal_pointer(failure));
    return false;
}

bool pipeline_receive(pipeline *p, PGresult **results, int count, gint64 deadline, GError **error)
{
    g_autoptr(GError) failure = NULL;
    int before = -count;

    for (guint i = 0; i < p->steps->len; i++) {
        before += g_array_index(p->steps, step, i).prepares ? 0 : 1;
    }
    for (guint i = 0; i < p->steps->len; i++) {
        const step *s = &g_array_index(p->steps, step, i);
        PGresult **kept = !s->prepares && before-- <= 0 ? results++ : NULL;
        if (!read_step(p, s, kept, deadline, &failure)) {
            return conclude(&failure, error);
        }
    }
    read_sync(p, deadline, &failure);
    return conclude(&failure, error);
}

/* The rows of the step in single-row mode, up to the NULL that ends them. */
static bool read_rows(pipeline *p, const step *s, const row_sink *sink, gint64 patience,
                      GError **failure)
{
    PQsetSingleRowMode(p->connection);
    for (;;) {
        g_autoptr(PGresult) row = NULL;
        if (!next_result(p, s, &row, g_get_monotonic_time() + patience, failure)) {
            return false;
        }
        if (row == NULL) {
            return true;
        }
        if (PQresultStatus(row) == PGRES_SINGLE_TUPLE && !sink->handle(row, sink->data, failure)) {
            p->spoiled = true;
            return false;
        }
    }
}

bool pipeline_stream(pipeline *p, const row_sink *sink, gint64 patience, GError **error)
{
    g_autoptr(GError) failure = NULL;
    const guint last = p->steps->len - 1;

    for (guint i = 0; i < last; i++) {
        const step *s = &g_array_index(p->steps, step, i);
        if (!read_step(p, s, NULL, g_get_monotonic_time() + patience, &failure)) {
            return conclude(&failure, error);
        }
    }
    if (read_rows(p, &g_array_index(p->steps, step, last), sink, patience, &failure)) {
        read_sync(p, g_get_monotonic_time() + patience, &failure);
    }
    return conclude(&failure, error);
}

bool pipeline_script(pipeline *p, const char *name, const char *sql, GError **error)
{
    g_autoptr(PGresult) result = PQexec(p->connection, sql);

    if (is_failure(result)) {
        g_autofree char *reason = g_strchomp(g_strdup(PQerrorMessage(p->connection)));
        p->spoiled = true;
        fault_set(error, FAULT_DATA, NULL, "%s failed: %s", name, reason);
        return false;
    }
    return true;
}
