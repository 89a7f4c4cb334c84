#ifndef FORM_DEFINITION_JSON_PATH_H
#define FORM_DEFINITION_JSON_PATH_H

/*
 * How the path of a JSON value is spelled: "$.item[3].linkId". Who tells a problem (place.h) and
 * who looks up where it stands (json_position.h) must spell it alike, or the problem is never found
 * in the file.
 */

#include <glib.h>

/* Appends ".key", or ["key"] for one that is no plain word, to a path. */
void json_path_append_key(GString *path, const char *key);

/* Appends "[3]". */
void json_path_append_index(GString *path, gsize index);

#endif
