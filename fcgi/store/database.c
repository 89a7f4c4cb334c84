#include "store/database.h"

#include "base/fault.h"
#include "store/database_script.h"
#include "store/pipeline.h"

enum {
    /* A little more than the longest statement_timeout of a zone, which is the better message. */
    BATCH_SECONDS = 10,
    STREAM_SECONDS = 60,
};

struct database {
    query_set *queries;
    char *user;
    pipeline *pipeline;  /* NULL until first used, and after it broke */
    bool in_transaction; /* of scripts: then a new connection would not do */
};

database *database_open(const char *queries_folder, const char *user, GError **error)
{
    g_autoptr(query_set) queries = query_set_load(queries_folder, error);
    database *db;

    if (queries == NULL) {
        return NULL;
    }
    db = g_new0(database, 1);
    db->queries = g_steal_pointer(&queries);
    db->user = g_strdup(user);
    return db;
}

void database_close(database *db)
{
    if (db == NULL) {
        return;
    }
    pipeline_close(db->pipeline);
    query_set_free(db->queries);
    g_free(db->user);
    g_free(db);
}

static bool connect(database *db, GError **error)
{
    if (db->pipeline != NULL && !pipeline_is_usable(db->pipeline)) {
        g_clear_pointer(&db->pipeline, pipeline_close);
    }
    if (db->pipeline == NULL && db->in_transaction) {
        fault_set(error, FAULT_UNAVAILABLE, "Nothing was changed. Try again.",
                  "lost the connection to the database in the middle of a transaction");
        return false;
    }
    if (db->pipeline == NULL) {
        db->pipeline = pipeline_open(db->queries, db->user, error);
    }
    return db->pipeline != NULL;
}

/* Sends the settings of the scope, and then the statements. */
static bool send_scoped(database *db, const scope *who, const statement *statements, int count,
                        gint64 deadline, GError **error)
{
    const char *const settings[] = {who->municipality, who->session, who->draft, who->request_id,
                                    who->address};
    const statement first = {"scope", settings, G_N_ELEMENTS(settings)};
    g_autofree statement *all = g_new(statement, (gsize)count + 1);

    all[0] = first;
    for (int i = 0; i < count; i++) {
        all[i + 1] = statements[i];
    }
    return connect(db, error) && pipeline_send(db->pipeline, all, count + 1, deadline, error);
}

/* After a failure: a connection that is of no more use goes at once, and its locks with it. */
static bool fail(database *db)
{
    if (db->pipeline != NULL && !pipeline_is_usable(db->pipeline)) {
        g_clear_pointer(&db->pipeline, pipeline_close);
    }
    return false;
}

bool database_batch(database *db, const scope *who, const statement *statements, int count,
                    PGresult **results, GError **error)
{
    const gint64 deadline = g_get_monotonic_time() + BATCH_SECONDS * G_USEC_PER_SEC;

    for (int i = 0; i < count; i++) {
        results[i] = NULL;
    }
    if (send_scoped(db, who, statements, count, deadline, error) &&
        pipeline_receive(db->pipeline, results, count, deadline, error)) {
        return true;
    }
    for (int i = 0; i < count; i++) {
        g_clear_pointer(&results[i], PQclear);
    }
    return fail(db);
}

PGresult *database_run(database *db, const scope *who, const char *query, const char *const *values,
                       int count, GError **error)
{
    const statement only = {query, values, count};
    PGresult *result = NULL;

    database_batch(db, who, &only, 1, &result, error);
    return result;
}

bool database_stream(database *db, const scope *who, const statement *statements, int count,
                     const row_sink *sink, GError **error)
{
    const gint64 patience = STREAM_SECONDS * G_USEC_PER_SEC;
    const statement unhurried = {"stream_start", NULL, 0};
    g_autofree statement *all = g_new(statement, (gsize)count + 1);

    all[0] = unhurried;
    for (int i = 0; i < count; i++) {
        all[i + 1] = statements[i];
    }
    return (send_scoped(db, who, all, count + 1, g_get_monotonic_time() + patience, error) &&
            pipeline_stream(db->pipeline, sink, patience, error)) ||
           fail(db);
}

bool database_script(database *db, const char *name, const char *sql, GError **error)
{
    const bool done = connect(db, error) && pipeline_script(db->pipeline, name, sql, error);

    db->in_transaction = done && pipeline_in_transaction(db->pipeline);
    return done || fail(db);
}
