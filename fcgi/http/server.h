#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

/*
 * The FastCGI responder: takes connections from file descriptor 0, one request at a time.
 *
 * SIGTERM, SIGINT, SIGHUP and SIGUSR1 end it after the request in hand. They are blocked for good
 * and read from a signalfd between requests, because a signal handled in mid-request silently cuts
 * libfcgi's reads.
 * The body is always drained, so that nothing unread is taken for a next request, and what a peer
 * may take over a read or a write is bounded.
 */

#include "http/request.h"
#include "http/response.h"

#include <glib.h>
#include <stdbool.h>

enum { SERVER_IDLE_SECONDS = 5 };

/* Answers one request. It cannot fail: what went wrong is a response too. */
typedef void (*server_handler)(void *app, const request *in, response *out);

/*
 * Called while no request is in hand: before the first one, and then at least SERVER_IDLE_SECONDS
 * apart, for renewing what is cached. NULL is fine.
 */
typedef void (*server_idle)(void *app);

/* Serves until a signal ends it. False with a fault when descriptor 0 is no listening socket. */
bool server_run(server_handler handler, server_idle idle, void *app, GError **error);

#endif
