#include "text/mustache_output.h"

#include <limits.h>
#include <string.h>

static void take_room(mustache_output *output, gsize length)
{
    output->room = length > output->room ? 0 : output->room - length;
}

void mustache_output_raw(mustache_output *output, const char *text, gsize length)
{
    take_room(output, length);
    if (output->room > 0) {
        g_string_append_len(output->out, text, (gssize)length);
    }
}

void mustache_output_escaped(mustache_output *output, const char *text, gsize length)
{
    static const char *const entities[UCHAR_MAX + 1] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    const char *end = text + length;
    const char *plain = text; /* what needs no entity is appended run by run */
    for (const char *at = text; at < end && output->room > 0; at++) {
        const char *entity = entities[(unsigned char)*at];
        if (entity != NULL) {
            mustache_output_raw(output, plain, (gsize)(at - plain));
            mustache_output_raw(output, entity, strlen(entity));
            plain = at + 1;
        }
    }
    mustache_output_raw(output, plain, (gsize)(end - plain));
}

static void append_indentation(mustache_output *output)
{
    mustache_output_raw(output, output->indentation->str + output->start,
                        output->indentation->len - output->start);
}

void mustache_output_lines(mustache_output *output, mustache_span lines, bool starts_line)
{
    const char *line = lines.start;
    const char *end = line + lines.length;
    if (output->indentation->len == output->start) {
        mustache_output_raw(output, line, lines.length);
        return;
    }
    if (starts_line) {
        append_indentation(output);
    }
    const char *newline = memchr(line, '\n', lines.length);
    while (newline != NULL && newline + 1 < end) {
        mustache_output_raw(output, line, (gsize)(newline + 1 - line));
        append_indentation(output);
        line = newline + 1;
        newline = memchr(line, '\n', (gsize)(end - line));
    }
    mustache_output_raw(output, line, (gsize)(end - line));
}

mustache_indentation mustache_output_indent(mustache_output *output, mustache_span more)
{
    mustache_indentation before = {output->start, output->indentation->len};
    g_string_append_len(output->indentation, more.start, (gssize)more.length);
    return before;
}

mustache_indentation mustache_output_unindent(mustache_output *output)
{
    mustache_indentation before = {output->start, output->indentation->len};
    output->start = output->indentation->len;
    return before;
}

void mustache_output_restore(mustache_output *output, mustache_indentation before)
{
    g_string_truncate(output->indentation, before.length);
    output->start = before.start;
}
