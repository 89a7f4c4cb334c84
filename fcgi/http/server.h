#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

/*
 * The FastCGI responder: takes connections from file descriptor 0, one request at a time.
 *
 * SIGTERM and SIGINT end it after the request in hand. Signals are blocked while a request runs, because a
 * handled signal in mid-request silently cuts libfcgi's reads; they are let in only in ppoll().
 * The body is always drained, so that nothing unread is taken for a next request.
 */

#include "http/request.h"
#include "http/response.h"

#include <glib.h>
#include <stdbool.h>

/* Answers one request. It cannot fail: what went wrong is a response too. */
typedef void (*server_handler)(void *app, const request *in, response *out);

/* Called while no request is in hand, at least every `idle_seconds`: for renewing what is cached. NULL is fine. */
typedef void (*server_idle)(void *app);

/* Serves until a signal ends it. False with a fault when descriptor 0 is no listening socket. */
bool server_run(server_handler handler, server_idle idle, void *app, GError **error);

#endif
