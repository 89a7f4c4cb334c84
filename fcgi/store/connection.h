#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

/*
 * One connection to PostgreSQL: opening it, noticing that it died, and waiting on it no longer than
 * a deadline. libpq's own waits have none: statement_timeout covers neither a commit that waits for
 * a synchronous standby nor a server that is cut off.
 */

#include "store/database.h"

/*
 * Connects with the PG* variables, as user unless PGUSER is set. FAULT_UNAVAILABLE when it fails.
 */
PGconn *connection_open(const char *user, GError **error);

/*
 * True when an idle connection can still be used. The server says nothing to an idle connection
 * unless it takes leave of it, so anything there is to read means that it is over. Neither can one
 * be used that was left in the middle of a statement or in a failed transaction.
 */
bool connection_is_alive(const PGconn *connection);

/* Sends what is queued. deadline is in g_get_monotonic_time()'s microseconds. */
bool connection_flush(PGconn *connection, gint64 deadline, GError **error);

/* Waits until PQgetResult() will not block. */
bool connection_await(PGconn *connection, gint64 deadline, GError **error);

#endif
