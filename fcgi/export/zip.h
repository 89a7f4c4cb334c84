#ifndef EXPORT_ZIP_H
#define EXPORT_ZIP_H

/*
 * A ZIP archive of a few files, packed in constant memory into a file that somebody else opened
 * (spool.h). Names are UTF-8 and marked so (general purpose bit 11), which Windows since 8 and
 * every newer program reads.
 */

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct zip_writer zip_writer;

/*
 * Begins an archive in an empty file, which stays the caller's; written is what its files are dated
 * with. NULL with FAULT_IO.
 */
zip_writer *zip_writer_new(FILE *file, GDateTime *written, GError **error);
void zip_writer_free(zip_writer *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(zip_writer, zip_writer_free)

/* Adds what content holds, from its beginning. False with FAULT_IO. */
bool zip_add(zip_writer *zip, const char *name, FILE *content, GError **error);

/* Writes the directory, without which it is no archive. Nothing may be added after. */
bool zip_finish(zip_writer *zip, GError **error);

#endif
