#include "text/mustache_source.h"

#include <string.h>

#include "base/fault.h"

bool mustache_span_equal(mustache_span left, mustache_span right)
{
    return left.length == right.length && memcmp(left.start, right.start, left.length) == 0;
}

mustache_span mustache_span_trim(mustache_span span)
{
    while (span.length > 0 && g_ascii_isspace(span.start[0])) {
        span.start++;
        span.length--;
    }
    while (span.length > 0 && g_ascii_isspace(span.start[span.length - 1])) {
        span.length--;
    }
    return span;
}

mustache_span mustache_span_indentation(mustache_span span)
{
    gsize length = 0;
    while (length < span.length && (span.start[length] == ' ' || span.start[length] == '\t')) {
        length++;
    }
    return (mustache_span){span.start, length};
}

mustache_span mustache_span_ending(mustache_span span)
{
    const char *end = span.start + span.length;
    gsize length = 0;
    if (span.length > 0 && end[-1] == '\n') {
        length = span.length > 1 && end[-2] == '\r' ? 2 : 1;
    }
    return (mustache_span){end - length, length};
}

bool mustache_span_is_blank(mustache_span span)
{
    return mustache_span_indentation(span).length + mustache_span_ending(span).length ==
           span.length;
}

void mustache_source_fault(GError **error, const mustache_source *source, const char *place,
                           const char *format, ...)
{
    gsize line = 1;
    const char *line_start = source->text;
    for (const char *at = source->text; at < place; at++) {
        if (*at == '\n') {
            line++;
            line_start = at + 1;
        }
    }
    glong column = g_utf8_strlen(line_start, place - line_start) + 1;

    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fault_set(error, FAULT_DATA, NULL, "%s:%" G_GSIZE_FORMAT ":%ld: %s", source->name, line, column,
              message);
}
