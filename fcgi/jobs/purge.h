#ifndef JOBS_PURGE_H
#define JOBS_PURGE_H

/*
 * The purge: disposes of everything whose time is over, by the municipality's rules, a hundred rows
 * a transaction. Killed at any point, it has done whole portions, each with its record; several may
 * run at once and share the work.
 */

#include "store/database.h"

/* Every kind until nothing of it is due. What fails with one kind does not keep back the others. */
bool purge_run(database *db, const scope *who, GError **error);

#endif
