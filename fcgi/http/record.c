#include "http/record.h"

#include <fastcgi.h>

static void append(GString *records, int type, int request_id, const void *bytes, gsize length)
{
    const FCGI_Header head = {
        .version = FCGI_VERSION_1,
        .type = (unsigned char)type,
        .requestIdB1 = (unsigned char)(request_id >> 8),
        .requestIdB0 = (unsigned char)request_id,
        .contentLengthB1 = (unsigned char)(length >> 8),
        .contentLengthB0 = (unsigned char)length,
    };
    g_string_append_len(records, (const char *)&head, sizeof head);
    g_string_append_len(records, bytes, (gssize)length);
}

void record_append_output(GString *records, int request_id, const char *bytes, gsize length)
{
    for (gsize at = 0; at < length; at += FCGI_MAX_LENGTH) {
        append(records, FCGI_STDOUT, request_id, bytes + at, MIN(FCGI_MAX_LENGTH, length - at));
    }
}

void record_append_end(GString *records, int request_id)
{
    const FCGI_EndRequestBody end = {.protocolStatus = FCGI_REQUEST_COMPLETE};
    append(records, FCGI_STDOUT, request_id, "", 0);
    append(records, FCGI_END_REQUEST, request_id, &end, sizeof end);
}
