#ifndef TEXT_FOLDER_H
#define TEXT_FOLDER_H

/* The files of a folder that the process starts from: templates, texts. Private to fcgi/text/. */

#include <glib.h>

/*
 * The paths, relative to folder and without the ending, of all files below it that end so, in
 * order: folder_list("templates", ".mustache") gives "public/step", … Free it with
 * g_ptr_array_unref. NULL with FAULT_IO when a folder cannot be read.
 */
GPtrArray *folder_list(const char *folder, const char *ending, GError **error);

/* The text of the file folder/path followed by ending. NULL with FAULT_IO. The caller frees it. */
char *folder_read(const char *folder, const char *path, const char *ending, gsize *length,
                  GError **error);

#endif
