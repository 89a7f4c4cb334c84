#include "http/connection.h"

#include "base/log.h"
#include "http/limits.h"
#include "http/parameters.h"

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
static guint64 drain(FCGX_Stream *stream, GString *body)
{
    char chunk[CHUNK_BYTES];
    guint64 total = 0;
    int length;
    while ((length = FCGX_GetStr(chunk, sizeof chunk, stream)) > 0) {
        gsize room = LIMIT_BODY_BYTES + 1 - body->len;
        g_string_append_len(body, chunk, (gssize)MIN((gsize)length, room));
        total += (guint64)length;
    }
    return total;
}

request *connection_read(FCGX_Request *connection)
{
    bound_waiting(connection->ipcFd);
    g_autoptr(GString) body = g_string_new(NULL);
    guint64 received = drain(connection->in, body);
    guint64 declared = 0;
    parameters_content_length(connection->envp, &declared);
    return request_parse(connection->envp, body, received >= declared);
}

static bool put(FCGX_Stream *stream, const char *bytes, gsize length)
{
    return FCGX_PutStr(bytes, (int)length, stream) == (int)length;
}

static bool write_head(FCGX_Stream *stream, const response *out)
{
    gint64 length = out->file >= 0 ? out->file_length : (gint64)out->body->len;
    g_autoptr(GString) head = g_string_new(NULL);
    g_string_append_printf(head, "Status: %d %s\r\n", out->status, status_phrase(out->status));
    g_string_append_len(head, out->headers->str, (gssize)out->headers->len);
    g_string_append_printf(head, "Content-Length: %" G_GINT64_FORMAT "\r\n\r\n", length);
    return put(stream, head->str, head->len);
}

static bool write_body(FCGX_Stream *stream, const GString *body)
{
    for (gsize at = 0; at < body->len; at += CHUNK_BYTES) {
        if (!put(stream, body->str + at, MIN(CHUNK_BYTES, body->len - at))) {
            return false;
        }
    }
    return true;
}

static bool write_file(FCGX_Stream *stream, int file, gint64 length)
{
    char chunk[CHUNK_BYTES];
    for (gint64 at = 0; at < length;) {
        ssize_t got = pread(file, chunk, (size_t)MIN(CHUNK_BYTES, length - at), at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || !put(stream, chunk, (gsize)got)) {
            return false;
        }
        at += got;
    }
    return true;
}

void connection_write(FCGX_Request *connection, const request *in, const response *out)
{
    bool sent = write_head(connection->out, out);
    if (sent && !in->head_only) {
        sent = out->file >= 0 ? write_file(connection->out, out->file, out->file_length)
                              : write_body(connection->out, out->body);
    }
    /* The client notices by the Content-Length; this line is for who asks why. */
    if (!sent) {
        log_event(LOG_INFO, "response_cut", "request", in->id, NULL);
    }
}
