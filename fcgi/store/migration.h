#ifndef STORE_MIGRATION_H
#define STORE_MIGRATION_H

/*
 * Schema migrations: NNNN_name.sql, applied in order, each in one transaction, recorded with the
 * SHA-256 of its bytes in the table that the first one makes. A file that was ever applied is never
 * edited; what is wrong is mended by the next one.
 */

#include "store/database.h"

/*
 * Applies what is missing, as the role madoguchi_owner; *applied counts. Two runs at once wait for
 * each other. FAULT_CONFIGURATION when a recorded file's bytes differ, or the schema is newer than
 * the folder; FAULT_DATA when one fails: it left nothing behind, those before it stay.
 */
bool migration_run(database *db, const char *folder, int *applied, GError **error);

/*
 * For every other command: FAULT_CONFIGURATION when the schema is older or newer than the folder,
 * with what to do.
 */
bool migration_check(database *db, const char *folder, GError **error);

#endif
