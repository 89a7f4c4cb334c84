#include "store/connection.h"

#include "base/fault.h"

#include <errno.h>
#include <poll.h>

static const char start_hint[] = "Start it with \"make run\", or correct PGHOST, PGPORT and "
                                 "PGDATABASE.";

/* libpq explains over several lines; the first says what failed. */
static char *first_line(const char *message)
{
    return g_strndup(message, strcspn(message, "\n"));
}

PGconn *connection_open(const char *user, GError **error)
{
    static const char *const keywords[] = {"user",
                                           "connect_timeout",
                                           "tcp_user_timeout",
                                           "keepalives_idle",
                                           "client_encoding",
                                           "target_session_attrs",
                                           "application_name",
                                           NULL};
    const char *own_user = g_getenv("PGUSER");
    const char *const values[] = {own_user != NULL ? own_user : user,
                                  "3",
                                  "5000",
                                  "10",
                                  "UTF8",
                                  "read-write",
                                  "madoguchi",
                                  NULL};
    g_autoptr(PGconn) connection = PQconnectdbParams(keywords, values, 0);

    if (PQstatus(connection) != CONNECTION_OK || PQsetnonblocking(connection, 1) != 0) {
        g_autofree char *reason = first_line(PQerrorMessage(connection));
        fault_set(error, FAULT_UNAVAILABLE, start_hint,
                  "could not connect to the database \"%s\" as \"%s\": %s", PQdb(connection),
                  values[0], reason);
        return NULL;
    }
    return g_steal_pointer(&connection);
}

bool connection_is_alive(const PGconn *connection)
{
    struct pollfd socket = {.fd = PQsocket(connection), .events = POLLIN | POLLRDHUP};
    const PGTransactionStatusType status = PQtransactionStatus(connection);

    return PQstatus(connection) == CONNECTION_OK &&
           (status == PQTRANS_IDLE || status == PQTRANS_INTRANS) && poll(&socket, 1, 0) == 0;
}

static void set_lost(const PGconn *connection, GError **error)
{
    g_autofree char *reason = first_line(PQerrorMessage(connection));

    fault_set(error, FAULT_UNAVAILABLE, start_hint, "lost the connection to the database: %s",
              reason);
}

/* Waits for one of the events and takes in what the server sent. */
static bool wait_for(PGconn *connection, short events, gint64 deadline, GError **error)
{
    struct pollfd socket = {.fd = PQsocket(connection), .events = events};
    const gint64 left = deadline - g_get_monotonic_time();
    const int ready = left > 0 ? poll(&socket, 1, (int)(left / 1000) + 1) : 0;

    if (ready == 0) {
        fault_set(error, FAULT_TIMEOUT, "See the database server's load and its log.",
                  "the database did not answer in time");
        return false;
    }
    if (ready < 0) {
        g_assert(errno == EINTR);
        return true;
    }
    if ((socket.revents & ~POLLOUT) != 0 && PQconsumeInput(connection) == 0) {
        set_lost(connection, error);
        return false;
    }
    return true;
}

bool connection_flush(PGconn *connection, gint64 deadline, GError **error)
{
    int left;

    while ((left = PQflush(connection)) == 1) {
        /* The server may have to talk before it can listen: two full pipes would wait for ever. */
        if (!wait_for(connection, POLLIN | POLLOUT, deadline, error)) {
            return false;
        }
    }
    if (left != 0) {
        set_lost(connection, error);
    }
    return left == 0;
}

bool connection_await(PGconn *connection, gint64 deadline, GError **error)
{
    while (PQisBusy(connection) == 1) {
        if (!wait_for(connection, POLLIN, deadline, error)) {
            return false;
        }
    }
    return true;
}
