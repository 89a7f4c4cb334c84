#ifndef STORE_PIPELINE_H
#define STORE_PIPELINE_H

/*
 * libpq's pipeline mode, as much of it as a batch needs: queue statements, one Sync, read the
 * replies in order. Statements that the connection does not know yet are prepared on the way, in
 * the same round trip.
 *
 *     queue:    [Parse] Bind Execute   [Parse] Bind Execute   …   Sync
 *     replies:  [ok]    rows           [ok]    rows           …   PIPELINE_SYNC
 *
 * After an error the server skips to the Sync and rolls everything back; libpq reports what was
 * skipped as PGRES_PIPELINE_ABORTED. COPY must never be queued here: its replies never end.
 */

#include "store/database.h"
#include "store/query_set.h"

typedef struct pipeline pipeline;

/* Connects. queries is borrowed. */
pipeline *pipeline_open(const query_set *queries, const char *user, GError **error);
void pipeline_close(pipeline *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pipeline, pipeline_close)

/* False when the connection died, or was left in the middle of something. */
bool pipeline_is_usable(const pipeline *p);

/* True between a script's "begin" and its end. */
bool pipeline_in_transaction(const pipeline *p);

/* Sends the statements and the Sync. */
bool pipeline_send(pipeline *p, const statement *statements, int count, gint64 deadline,
                   GError **error);

/*
 * Reads all replies of what was sent: those of its last `count` statements into results, each owned
 * by the caller whether it succeeds or not.
 */
bool pipeline_receive(pipeline *p, PGresult **results, int count, gint64 deadline, GError **error);

/* Reads all replies, handing the rows of the last statement to the sink; `patience` is for each. */
bool pipeline_stream(pipeline *p, const row_sink *sink, gint64 patience, GError **error);

/* Statements in PostgreSQL's simple protocol, several in one text; blocks. For migrations only. */
bool pipeline_script(pipeline *p, const char *name, const char *sql, GError **error);

#endif
