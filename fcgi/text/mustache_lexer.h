#ifndef TEXT_MUSTACHE_LEXER_H
#define TEXT_MUSTACHE_LEXER_H

/*
 * From text to tokens: literal text, cut after each line ending, and tags. Private to the engine.
 *
 *     Dear {{name}},\n{{#items}}\n    ->    "Dear "  VALUE name  ",\n"  SECTION items  "\n"
 *
 * The lexer knows delimiters and how a tag is spelled. It does not know which tags belong together
 * (mustache_parser.c) nor which white space counts (mustache_layout.c); those two write their
 * findings into the lower part of the token.
 */

#include "text/mustache_source.h"

typedef enum {
    MUSTACHE_TOKEN_VALUE,      /* {{name}} */
    MUSTACHE_TOKEN_RAW,        /* {{{name}}} {{&name}} */
    MUSTACHE_TOKEN_SECTION,    /* {{#name}} */
    MUSTACHE_TOKEN_INVERTED,   /* {{^name}} */
    MUSTACHE_TOKEN_CLOSE,      /* {{/name}} */
    MUSTACHE_TOKEN_PARTIAL,    /* {{>name}} {{>*name}} */
    MUSTACHE_TOKEN_PARENT,     /* {{<name}} {{<*name}} */
    MUSTACHE_TOKEN_BLOCK,      /* {{$name}} */
    MUSTACHE_TOKEN_COMMENT,    /* {{! ... }} */
    MUSTACHE_TOKEN_DELIMITERS, /* {{=<% %>=}} */
    MUSTACHE_TOKEN_TEXT,
    MUSTACHE_TOKEN_KINDS,
} mustache_token_kind;

typedef struct {
    mustache_token_kind kind;
    const char *place;  /* where it begins, for messages */
    mustache_span text; /* of a tag: what it names, trimmed */
    bool starts_line;   /* nothing is before it on its line */

    /* Found by the parser. */
    guint partner; /* of an opening tag the closing one, and the reverse */
    bool argument; /* a block right inside a parent tag: what the parent's block is replaced with */

    /* Found by the layout; see there. */
    bool stands_alone;
    bool whole_lines;
    mustache_span indentation;
    mustache_span ending;
    mustache_span lead;
    mustache_span trail;
} mustache_token;

/*
 * An array of mustache_token, to be freed with g_array_unref. NULL with a fault that has a place.
 */
GArray *mustache_lex(const mustache_source *source, GError **error);

#endif
