#ifndef COMMANDS_MUNICIPALITY_FILE_H
#define COMMANDS_MUNICIPALITY_FILE_H

/*
 * The file that a municipality is set up with, once; afterwards its administrators change
 * everything on their pages. docs/operations.md tells its shape, sql/demo/sakurano.json is one.
 */

#include <glib.h>
#include <jansson.h>

/*
 * Reads it. NULL with a fault that tells everything that is wrong, one a line, so that it is
 * corrected in one go. Caller owns.
 */
json_t *municipality_file_read(const char *path, const char *municipality, GError **error);

#endif
