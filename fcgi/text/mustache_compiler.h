#ifndef TEXT_MUSTACHE_COMPILER_H
#define TEXT_MUSTACHE_COMPILER_H

/*
 * From tokens to operations, the last step of parsing. Private to the engine.
 */

#include "text/mustache_program.h"

/* Fills the empty program of parsed from tokens that are paired and laid out. */
bool mustache_compile(mustache_template *parsed, GArray *tokens, GError **error);

#endif
