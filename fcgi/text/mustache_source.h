#ifndef TEXT_MUSTACHE_SOURCE_H
#define TEXT_MUSTACHE_SOURCE_H

/*
 * The text of a template, and pieces of it. Private to the engine.
 *
 * Nothing is copied out of the text: tokens and program point into it, so it lives as long as the
 * template. It is valid UTF-8 without NUL, and ends with one.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *name;
    char *text;
    gsize length;
} mustache_source;

/* A piece of a source, or nothing (length 0). */
typedef struct {
    const char *start;
    gsize length;
} mustache_span;

bool mustache_span_equal(mustache_span left, mustache_span right);

/* Without white space at both ends. */
mustache_span mustache_span_trim(mustache_span span);

/* The spaces and tabs that span begins with. */
mustache_span mustache_span_indentation(mustache_span span);

/* The line ending that span ends with, \n or \r\n, or nothing. */
mustache_span mustache_span_ending(mustache_span span);

/* True for an indentation and at most a line ending after it: nothing that one could see. */
bool mustache_span_is_blank(mustache_span span);

/* Sets FAULT_DATA with "NAME:LINE:COLUMN: message"; place points into the source's text. */
void mustache_source_fault(GError **error, const mustache_source *source, const char *place,
                           const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
