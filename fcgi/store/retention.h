#ifndef STORE_RETENTION_H
#define STORE_RETENTION_H

/*
 * Retention: what is removed when its time is over. As madoguchi_worker, which can remove such rows
 * and cannot read them.
 */

#include "store/database.h"

/*
 * Removes at most a few hundred rows of each kind (expired drafts, sessions, half
 * logins and password links, old login failures), so that no lock lasts; *removed is their sum.
 * Call again while it is not 0.
 */
bool retention_purge(database *db, const scope *who, gint64 *removed, GError **error);

#endif
