#ifndef FORM_DEFINITION_JSON_POSITION_H
#define FORM_DEFINITION_JSON_POSITION_H

/*
 * Where the values of a JSON text stand. Jansson parses but forgets positions; this reads the same
 * bytes once more and tells the line and column at which each value begins.
 *
 * It trusts that a strict parser accepted the bytes before (nesting is bounded by Jansson,
 * JSON_PARSER_MAX_DEPTH); on anything else it stops early, and never reads past the length.
 */

#include <glib.h>

/* Line and column count from 1, the column in characters. The path is borrowed for the call. */
typedef void (*json_position_visitor)(const char *path, guint line, guint column, void *data);

/* Visits every value in the order of the text: "$", "$.item", "$.item[0]", "$.item[0].linkId" … */
void json_position_each(const char *bytes, gsize length, json_position_visitor visit, void *data);

#endif
