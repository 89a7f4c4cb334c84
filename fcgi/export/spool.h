#ifndef EXPORT_SPOOL_H
#define EXPORT_SPOOL_H

/*
 * Spool files: where an export is written whole before its first byte goes to the client. So the
 * answer can say its length, a failure half way becomes an error page instead of a cut file, and a
 * slow client does not hold a database transaction.
 *
 * The invariant: a spool file has no name from before its first byte. What it holds is personal
 * data; it is gone when the last descriptor is closed, even if the process is killed.
 */

#include <glib.h>
#include <stdio.h>

/* fclose() on the way out: what was not handed on with spool_finish() vanishes. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FILE, fclose)

/* A new nameless file in the folder, readable and writable. NULL with FAULT_IO. */
FILE *spool_open(const char *folder, GError **error);

/*
 * Flushes what was written and returns a descriptor of it, which the caller owns, and its length in
 * bytes. -1 with FAULT_IO (disk full). The file itself stays the caller's and is to be closed.
 */
int spool_finish(FILE *file, gint64 *length, GError **error);

#endif
