#ifndef HTTP_CONNECTION_H
#define HTTP_CONNECTION_H

/*
 * One accepted FastCGI request: its bytes in, and the bytes of its response out. For server.c only.
 */

#include "http/request.h"
#include "http/response.h"

#include <fcgiapp.h>

/* Reads the whole body and judges the request. The caller owns the result. */
request *connection_read(FCGX_Request *connection);

/* Sends head and body, of a HEAD request the head only. A peer that has gone is nobody's fault. */
void connection_write(FCGX_Request *connection, const request *in, const response *out);

/* Closes it, even when the peer asked to keep it: a kept connection would pin this worker. */
void connection_close(FCGX_Request *connection);

#endif
