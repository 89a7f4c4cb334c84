#ifndef TEXT_MUSTACHE_OUTPUT_H
#define TEXT_MUSTACHE_OUTPUT_H

/*
 * Where rendered text goes: the caller's buffer, up to MUSTACHE_OUTPUT_BYTES_MAX, with the
 * indentation that stand-alone partials, parents and blocks ask for. Private to the engine.
 *
 * Indentation goes before the lines of templates only, never into values.
 */

#include "text/mustache_source.h"

typedef struct {
    GString *out;
    gsize room;           /* bytes that may still be appended; 0 once it was too much */
    GString *indentation; /* of all templates being rendered, one after the other, … */
    gsize start;          /* … and where the one in force begins */
} mustache_output;

/* What was in force before. */
typedef struct {
    gsize start;
    gsize length;
} mustache_indentation;

/*
 * Appends text as it is, or with & < > " as entities. Nothing is appended that is more than the
 * room.
 */
void mustache_output_raw(mustache_output *output, const char *text, gsize length);
void mustache_output_escaped(mustache_output *output, const char *text, gsize length);

/* Appends lines of a template, each but the first indented, and that one when it starts a line. */
void mustache_output_lines(mustache_output *output, mustache_span lines, bool starts_line);

/* Adds to the indentation in force, or has none until _restore. */
mustache_indentation mustache_output_indent(mustache_output *output, mustache_span more);
mustache_indentation mustache_output_unindent(mustache_output *output);
void mustache_output_restore(mustache_output *output, mustache_indentation before);

#endif
