#ifndef TEXT_MUSTACHE_H
#define TEXT_MUSTACHE_H

/*
 * Mustache: the published specification's modules interpolation, sections, inverted, comments,
 * delimiters, partials, dynamic names (~dynamic-names) and inheritance (~inheritance), exactly,
 * white space and stand-alone lines included. No lambdas: a template cannot run code.
 *
 * A template is parsed once into a flat program and rendered many times, straight into the caller's
 * buffer. Values are JSON (Jansson): {{name}} escapes & < > " for HTML text and attributes in
 * double quotes; {{{name}}} and {{&name}} do not escape and are kept out of our templates by `make
 * lint`.
 *
 * Where the specification leaves it open:
 *   - false, null, a missing name, 0, "" and [] are false; everything else, {} too, is true;
 *   - numbers are printed as JavaScript prints them (85, 1.21, 1e+21); lists and objects print
 * nothing;
 *   - of the arguments that several parent tags give for one block the outermost counts, but a
 * block within an argument belongs to the template that the argument is written in;
 *   - a name with white space or an empty part in it is a fault of the template.
 *
 * This header needs nothing of the rest but base/fault.h; a program may link it alone.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

enum {
    MUSTACHE_TEMPLATE_BYTES_MAX = 1024 * 1024, /* of one template's text */
    MUSTACHE_NESTING_MAX = 64,            /* open sections, parents and blocks in one template */
    MUSTACHE_DEPTH_MAX = 256,             /* the same, and partials, while rendering */
    MUSTACHE_STEPS_MAX = 4 * 1000 * 1000, /* tags and texts of one rendering */
    MUSTACHE_OUTPUT_BYTES_MAX = 16 * 1024 * 1024,
};

typedef struct mustache_template mustache_template;

/*
 * Parses text (length bytes, valid UTF-8; name is for messages). NULL with FAULT_DATA whose message
 * is "NAME:LINE:COLUMN: what is wrong". Line and column count from 1, columns in characters.
 */
mustache_template *mustache_parse(const char *name, const char *text, gsize length, GError **error);
void mustache_template_free(mustache_template *parsed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(mustache_template, mustache_template_free)

/* A set of named templates, in which partials, parents and dynamic names are looked up. */
typedef struct mustache_set mustache_set;
mustache_set *mustache_set_new(void);
void mustache_set_free(mustache_set *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(mustache_set, mustache_set_free)

/* Takes ownership of parsed; replaces one of the same name. */
void mustache_set_add(mustache_set *set, const char *name, mustache_template *parsed);
const mustache_template *mustache_set_get(const mustache_set *set, const char *name);

/*
 * Appends the rendering of parsed with view to out. partials may be NULL (then every partial is
 * empty, as the specification has it for a missing one). False with FAULT_DATA, and out cut back to
 * what it was, when the depth or the output limit is passed.
 */
bool mustache_render(const mustache_template *parsed, const mustache_set *partials, json_t *view,
                     GString *out, GError **error);

#endif
