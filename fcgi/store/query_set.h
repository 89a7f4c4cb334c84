#ifndef STORE_QUERY_SET_H
#define STORE_QUERY_SET_H

/*
 * The named queries: every NAME.sql of a folder, one statement each, in PostgreSQL's own numbered
 * parameters. Read once when a process starts.
 */

#include <glib.h>

typedef struct query_set query_set;

/* FAULT_IO when the folder or one of its files cannot be read. */
query_set *query_set_load(const char *folder, GError **error);
void query_set_free(query_set *queries);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(query_set, query_set_free)

/* The text of the query. A name without a file is a bug. Borrowed. */
const char *query_set_text(const query_set *queries, const char *name);

#endif
