#ifndef STORE_RETENTION_H
#define STORE_RETENTION_H

/*
 * Retention, as the worker has it: what is removed when its time is over. Which rows those are is
 * the database's to know (sql/migrations/0013_retention.sql, purge_due()); madoguchi_worker can
 * neither read them nor say which, only how many at once.
 */

#include "store/database.h"

/* The kinds of what is kept for a time: "draft", "request" …. The caller owns the list. */
GStrv retention_kinds(database *db, const scope *who, GError **error);

/*
 * Disposes of at most `portion` rows of a kind that are due, in one transaction with the record of
 * it; *removed is how many they were. 0: there are none, or another worker has them in hand.
 */
bool retention_purge(database *db, const scope *who, const char *kind, int portion, gint64 *removed,
                     GError **error);

#endif
