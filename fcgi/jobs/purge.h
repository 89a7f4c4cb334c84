#ifndef JOBS_PURGE_H
#define JOBS_PURGE_H

/*
 * The purge: removes everything whose time is over, a few hundred rows at a time.
 */

#include "store/database.h"

bool purge_run(database *db, const scope *who, GError **error);

#endif
