#include "http/server.h"

#include "base/fault.h"
#include "http/connection.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LISTENER = 0 }; /* FCGI_LISTENSOCK_FILENO of the FastCGI specification, section 2.2 */

typedef struct {
    server_handler handler;
    server_idle idle;
    void *app;
    gint64 idle_at; /* monotonic microseconds: when idle is due */
    int signals;    /* a signalfd, readable once we shall end */
} server;

/*
 * Siblings share the socket and all wake for one connection; without O_NONBLOCK those that come
 * late would sleep in accept(2), deaf to signals, until the next request.
 */
static bool open_listener(GError **error)
{
    int listens = 0;
    socklen_t size = sizeof listens;
    if (getsockopt(LISTENER, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || !listens) {
        fault_set(error, FAULT_CONFIGURATION,
                  "Start it with spawn-fcgi, multiwatch or a systemd socket; \"make run\" does.",
                  "file descriptor 0 is not a listening socket");
        return false;
    }
    int flags = fcntl(LISTENER, F_GETFL);
    if (flags >= 0 && fcntl(LISTENER, F_SETFL, flags | O_NONBLOCK) == 0) {
        return true;
    }
    fault_set_errno(error, errno, NULL, "could not make the listening socket non-blocking");
    return false;
}

static bool open_signals(int *descriptor, GError **error)
{
    static const int ending[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < G_N_ELEMENTS(ending); i++) {
        sigaddset(&set, ending[i]);
    }
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN); /* a client that has gone is an error of write(2) */
    *descriptor = signalfd(-1, &set, SFD_CLOEXEC);
    if (*descriptor >= 0) {
        return true;
    }
    fault_set_errno(error, errno, NULL, "could not open a descriptor for signals");
    return false;
}

static void run_idle(server *here)
{
    gint64 now = g_get_monotonic_time();
    if (here->idle == NULL || now < here->idle_at) {
        return;
    }
    here->idle(here->app);
    here->idle_at = now + (gint64)SERVER_IDLE_SECONDS * G_USEC_PER_SEC;
}

/* Waits for a connection, a signal or the next idle time. False when a signal says to end. */
static bool wait_for_work(const server *here)
{
    struct pollfd watched[] = {
        {.fd = here->signals, .events = POLLIN},
        {.fd = LISTENER, .events = POLLIN},
    };
    poll(watched, G_N_ELEMENTS(watched), SERVER_IDLE_SECONDS * 1000);
    return watched[0].revents == 0;
}

static void answer(const server *here, FCGX_Request *connection)
{
    g_autoptr(request) in = connection_read(connection);
    g_autoptr(response) out = response_new();
    here->handler(here->app, in, out);
    connection_write(connection, in, out);
    connection_close(connection);
}

/* True when there was nothing to accept after all: a sibling was quicker, or the peer has gone. */
static bool is_passing(int accepted)
{
    return accepted == -EAGAIN || accepted == -EINTR || accepted == -ECONNABORTED;
}

static bool serve(server *here, GError **error)
{
    FCGX_Request connection;
    FCGX_Init();
    FCGX_InitRequest(&connection, LISTENER, 0);
    run_idle(here);
    while (wait_for_work(here)) {
        int accepted = FCGX_Accept_r(&connection);
        if (accepted == 0) {
            answer(here, &connection);
        } else if (!is_passing(accepted)) {
            fault_set_errno(error, -accepted, NULL, "could not accept a connection");
            return false;
        }
        run_idle(here);
    }
    return true;
}

bool server_run(server_handler handler, server_idle idle, void *app, GError **error)
{
    server here = {.handler = handler, .idle = idle, .app = app};
    if (!open_listener(error) || !open_signals(&here.signals, error)) {
        return false;
    }
    bool ended = serve(&here, error);
    close(here.signals);
    return ended;
}
