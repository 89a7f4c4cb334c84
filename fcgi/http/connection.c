#include "http/connection.h"

#include "base/log.h"
#include "http/form_body.h"
#include "http/parameters.h"
#include "http/record.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum {
    CHUNK_BYTES = 64 * 1024,
    PEER_SECONDS = 60, /* for one read or write; nginx has buffered the request, so a few ms do */
};

/* libfcgi waits for ever; the kernel ends the wait, and libfcgi then sees the end of the stream. */
static void bound_waiting(int socket)
{
    struct timeval limit = {.tv_sec = PEER_SECONDS};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

/* Reads to the end, keeps what the limit allows and a byte more, and returns how much there was. */
static guint64 drain(FCGX_Stream *stream, gsize limit, GString *body)
{
    char chunk[CHUNK_BYTES];
    guint64 total = 0;
    int length;
    while ((length = FCGX_GetStr(chunk, sizeof chunk, stream)) > 0) {
        gsize room = limit + 1 - body->len;
        g_string_append_len(body, chunk, (gssize)MIN((gsize)length, room));
        total += (guint64)length;
    }
    return total;
}

request *connection_read(FCGX_Request *connection)
{
    bound_waiting(connection->ipcFd);
    g_autoptr(GString) body = g_string_new(NULL);
    guint64 received = drain(connection->in, form_body_limit(connection->envp), body);
    guint64 declared = 0;
    parameters_content_length(connection->envp, &declared);
    return request_parse(connection->envp, body, received >= declared);
}

/* Sends the records and empties the string. False when the peer has gone or takes too long. */
static bool flush(const FCGX_Request *connection, GString *records)
{
    for (gsize at = 0; at < records->len;) {
        ssize_t sent = write(connection->ipcFd, records->str + at, records->len - at);
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        at += sent > 0 ? (gsize)sent : 0;
    }
    g_string_truncate(records, 0);
    return true;
}

/* RFC 9110, section 8.6: a 204 has no body, and must not have a length either. */
static bool has_length(const response *out)
{
    return out->status != 204;
}

static void append_head(const FCGX_Request *connection, GString *records, const response *out)
{
    gint64 length = out->file >= 0 ? out->file_length : (gint64)out->body->len;
    g_autoptr(GString) head = g_string_new(NULL);
    g_string_append_printf(head, "Status: %d %s\r\n", out->status, status_phrase(out->status));
    g_string_append_len(head, out->headers->str, (gssize)out->headers->len);
    if (has_length(out)) {
        g_string_append_printf(head, "Content-Length: %" G_GINT64_FORMAT "\r\n", length);
    }
    g_string_append(head, "\r\n");
    record_append_output(records, connection->requestId, head->str, head->len);
}

static bool send_file(const FCGX_Request *connection, GString *records, const response *out)
{
    char chunk[CHUNK_BYTES];
    for (gint64 at = 0; at < out->file_length;) {
        ssize_t got = pread(out->file, chunk, (size_t)MIN(CHUNK_BYTES, out->file_length - at), at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        record_append_output(records, connection->requestId, chunk, (gsize)got);
        if (!flush(connection, records)) {
            return false;
        }
        at += got;
    }
    return true;
}

static bool send_body(const FCGX_Request *connection, GString *records, const response *out)
{
    if (out->file >= 0) {
        return send_file(connection, records, out);
    }
    record_append_output(records, connection->requestId, out->body->str, out->body->len);
    return true;
}

void connection_write(FCGX_Request *connection, const request *in, const response *out)
{
    g_autoptr(GString) records = g_string_new(NULL);
    append_head(connection, records, out);
    bool sent = in->head_only || send_body(connection, records, out);
    if (sent) {
        record_append_end(records, connection->requestId);
        sent = flush(connection, records);
    }
    /* The client notices by the Content-Length; this line is for who asks why. */
    if (!sent) {
        log_event(LOG_INFO, "response_cut", "request", in->id, NULL);
    }
}

void connection_close(FCGX_Request *connection)
{
    FCGX_Free(connection, 1);
}
