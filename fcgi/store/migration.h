#ifndef STORE_MIGRATION_H
#define STORE_MIGRATION_H

/*
 * Schema migrations: sql/migrations/NNNN_name.sql, applied in order, each in one transaction, recorded with the SHA-256 of its bytes.
 * Run as the role madoguchi_owner. Two runs at once wait for each other (advisory lock).
 */

#include "store/database.h"

/* Applies what is missing; *applied counts them. Fault when a recorded one's bytes differ or the schema is newer than the folder. */
bool migration_run(const char *folder, int *applied, GError **error);

/* For every other command: FAULT_CONFIGURATION when the schema is older or newer than the folder, with what to do. */
bool migration_check(database *db, const char *folder, GError **error);

#endif
