#ifndef STORE_MIGRATION_FILE_H
#define STORE_MIGRATION_FILE_H

/*
 * The migrations of a folder: NNNN_name.sql, numbered from 0001 without a gap.
 */

#include <glib.h>

typedef struct {
    int number;
    char *name; /* "0002_municipality" */
    char *text;
    char *sha256; /* of the text, in hex */
} migration_file;

/*
 * In order of their numbers; elements are migration_file *, owned. FAULT_IO when the folder cannot
 * be read, FAULT_DATA when a name does not fit, or a number is missing or given twice.
 */
GPtrArray *migration_files_load(const char *folder, GError **error);

#endif
