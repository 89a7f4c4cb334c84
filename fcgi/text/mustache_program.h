#ifndef TEXT_MUSTACHE_PROGRAM_H
#define TEXT_MUSTACHE_PROGRAM_H

/*
 * What a template is parsed into: a flat array of operations. Private to fcgi/text/.
 *
 *     Hi {{#people}}{{name}}, {{/people}}!
 *
 *     0  TEXT     "Hi "                end 1
 *     1  SECTION  people               end 4     its body is what lies between: 2 and 3
 *     2  VALUE    name                 end 3
 *     3  TEXT     ", "                 end 4
 *     4  TEXT     "!"                  end 5
 *
 * The body of PARENT is a row of BLOCKs, its arguments; nothing else in it is ever printed.
 */

#include "text/mustache.h"
#include "text/mustache_source.h"

typedef enum {
    MUSTACHE_TEXT,
    MUSTACHE_VALUE,
    MUSTACHE_RAW,
    MUSTACHE_SECTION,
    MUSTACHE_INVERTED,
    MUSTACHE_PARTIAL,
    MUSTACHE_PARENT,
    MUSTACHE_BLOCK,
    MUSTACHE_OPERATIONS,
} mustache_operation_kind;

/* a.b.c: keys[first], … keys[first + count - 1] of the template. "." has none. */
typedef struct {
    guint first;
    guint count;
    bool local; /* ".a": looked up in the innermost value only */
} mustache_path;

typedef struct {
    mustache_operation_kind kind;
    guint end;         /* the operation after this one and its body */
    const char *place; /* in the source, for messages */

    mustache_span text;        /* TEXT: never empty but where an indentation belongs before a tag */
    bool starts_line;          /* TEXT: an indentation goes before it */
    mustache_path path;        /* VALUE, RAW, SECTION, INVERTED, and dynamic names */
    const char *name;          /* PARTIAL, PARENT, BLOCK; NULL when the name is dynamic */
    bool stands_alone;         /* PARTIAL, PARENT, BLOCK, and these three: mustache_layout.h */
    mustache_span indentation; /* PARTIAL, PARENT, BLOCK */
    mustache_span ending;      /* BLOCK */
    bool whole_lines;          /* BLOCK as an argument */
} mustache_operation;

struct mustache_template {
    mustache_source source;
    GArray *operations;
    GPtrArray *keys;     /* const char *, owned by words */
    GStringChunk *words; /* keys and names, each once */
};

static inline const mustache_operation *mustache_operation_at(const mustache_template *parsed,
                                                              guint at)
{
    return &g_array_index(parsed->operations, mustache_operation, at);
}

#endif
