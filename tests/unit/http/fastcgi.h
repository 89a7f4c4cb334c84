#ifndef TESTS_UNIT_HTTP_FASTCGI_H
#define TESTS_UNIT_HTTP_FASTCGI_H

/*
 * The client's side of FastCGI (its specification 1.0), as much as a test of the responder needs.
 * Include it after cmocka.h.
 */

#include <glib.h>
#include <string.h>
#include <unistd.h>

/* Types of records (section 8). */
enum { FASTCGI_BEGIN_REQUEST = 1, FASTCGI_PARAMS = 4, FASTCGI_STDIN = 5 };

/* Where the flags of a BEGIN_REQUEST stand in a stream (section 5.1), and the only one there is. */
enum { FASTCGI_FLAGS_AT = 10, FASTCGI_KEEP_CONN = 1 };

/* One record of the FastCGI specification, section 3.3, of request number 1. */
static inline void fastcgi_record(GString *stream, int type, const char *bytes, gsize length)
{
    const char head[] = {1, (char)type, 0, 1, (char)(length >> 8), (char)(length & 0xff), 0, 0};
    g_string_append_len(stream, head, sizeof head);
    g_string_append_len(stream, bytes, (gssize)length);
}

static inline void fastcgi_parameter(GString *block, const char *name, const char *value)
{
    g_assert(strlen(name) < 128 && strlen(value) < 128);
    g_string_append_c(block, (char)strlen(name));
    g_string_append_c(block, (char)strlen(value));
    g_string_append(block, name);
    g_string_append(block, value);
}

/*
 * The bytes of a POST but for the record that ends the body; declared is its CONTENT_LENGTH,
 * whatever the body is. The caller owns the result.
 */
static inline GString *fastcgi_post(const char *path, gsize declared, const GString *body)
{
    g_autofree char *length = g_strdup_printf("%zu", declared);
    g_autoptr(GString) block = g_string_new(NULL);
    fastcgi_parameter(block, "REQUEST_METHOD", "POST");
    fastcgi_parameter(block, "REQUEST_URI", path);
    fastcgi_parameter(block, "CONTENT_TYPE", "application/x-www-form-urlencoded");
    fastcgi_parameter(block, "CONTENT_LENGTH", length);
    GString *stream = g_string_new(NULL);
    fastcgi_record(stream, FASTCGI_BEGIN_REQUEST, "\0\1\0\0\0\0\0\0", 8); /* role: responder */
    fastcgi_record(stream, FASTCGI_PARAMS, block->str, block->len);
    fastcgi_record(stream, FASTCGI_PARAMS, "", 0);
    const gsize record_max = 32 * 1024;
    for (gsize at = 0; at < body->len; at += record_max) {
        fastcgi_record(stream, FASTCGI_STDIN, body->str + at, MIN(record_max, body->len - at));
    }
    return stream;
}

static inline void fastcgi_end_body(GString *stream)
{
    fastcgi_record(stream, FASTCGI_STDIN, "", 0);
}

static inline void fastcgi_send(int peer, const GString *stream)
{
    for (gsize at = 0; at < stream->len;) {
        ssize_t sent = write(peer, stream->str + at, stream->len - at);
        assert_true(sent > 0);
        at += (gsize)sent;
    }
}

/* Everything that the responder sends until it closes, the frames of the records included. */
static inline char *fastcgi_receive(int peer, gsize *length)
{
    g_autoptr(GString) answer = g_string_new(NULL);
    char chunk[8192];
    ssize_t got;
    while ((got = read(peer, chunk, sizeof chunk)) > 0) {
        g_string_append_len(answer, chunk, got);
    }
    close(peer);
    *length = answer->len;
    return g_string_free(g_steal_pointer(&answer), FALSE);
}

#endif
