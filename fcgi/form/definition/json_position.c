#include "form/definition/json_position.h"

#include "form/definition/json_path.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    const char *at;
    const char *end;
    guint line;
    guint column;
    GString *path; /* of the value being read */
    json_position_visitor visit;
    void *data;
} scanner;

static bool scan_value(scanner *s);

/* Moves over one byte. A UTF-8 continuation byte adds no character. */
static void step(scanner *s)
{
    unsigned char byte = (unsigned char)*s->at++;
    if (byte == '\n') {
        s->line++;
        s->column = 1;
    } else if ((byte & 0xc0) != 0x80) {
        s->column++;
    }
}

static void skip_space(scanner *s)
{
    while (s->at < s->end && strchr(" \t\r\n", *s->at) != NULL && *s->at != '\0') {
        step(s);
    }
}

static bool take(scanner *s, char wanted)
{
    skip_space(s);
    if (s->at == s->end || *s->at != wanted) {
        return false;
    }
    step(s);
    return true;
}

/* Moves over a string, quotes included, and tells where it began. */
static bool scan_string(scanner *s, const char **begin)
{
    *begin = s->at;
    if (!take(s, '"')) {
        return false;
    }
    while (s->at < s->end && *s->at != '"') {
        if (*s->at == '\\') {
            step(s);
        }
        if (s->at < s->end) {
            step(s);
        }
    }
    return take(s, '"');
}

/* Escapes within a member's name are rare; Jansson decodes them. */
static bool append_member(scanner *s, const char *begin)
{
    json_auto_t *name = json_loadb(begin, (gsize)(s->at - begin), JSON_DECODE_ANY, NULL);
    if (!json_is_string(name)) {
        return false;
    }
    json_path_append_key(s->path, json_string_value(name));
    return true;
}

static bool scan_member(scanner *s)
{
    skip_space(s);
    const char *begin = NULL;
    return scan_string(s, &begin) && append_member(s, begin) && take(s, ':') && scan_value(s);
}

static bool scan_members(scanner *s)
{
    gsize above = s->path->len;
    if (take(s, '}')) {
        return true;
    }
    do {
        if (!scan_member(s)) {
            return false;
        }
        g_string_truncate(s->path, above);
    } while (take(s, ','));
    return take(s, '}');
}

static bool scan_elements(scanner *s)
{
    gsize above = s->path->len;
    if (take(s, ']')) {
        return true;
    }
    gsize index = 0;
    do {
        json_path_append_index(s->path, index++);
        if (!scan_value(s)) {
            return false;
        }
        g_string_truncate(s->path, above);
    } while (take(s, ','));
    return take(s, ']');
}

static bool scan_literal(scanner *s)
{
    while (s->at < s->end && (g_ascii_isalnum(*s->at) || strchr("+-.", *s->at) != NULL) &&
           *s->at != '\0') {
        step(s);
    }
    return true;
}

static bool scan_value(scanner *s)
{
    skip_space(s);
    if (s->at == s->end) {
        return false;
    }
    s->visit(s->path->str, s->line, s->column, s->data);
    const char *begin = NULL;
    switch (*s->at) {
    case '{':
        return take(s, '{') && scan_members(s);
    case '[':
        return take(s, '[') && scan_elements(s);
    case '"':
        return scan_string(s, &begin);
    default:
        return scan_literal(s);
    }
}

void json_position_each(const char *bytes, gsize length, json_position_visitor visit, void *data)
{
    if (length == 0) {
        return; /* bytes may be NULL then */
    }
    g_autoptr(GString) path = g_string_new("$");
    scanner s = {.at = bytes,
                 .end = bytes + length,
                 .line = 1,
                 .column = 1,
                 .path = path,
                 .visit = visit,
                 .data = data};
    scan_value(&s);
}
