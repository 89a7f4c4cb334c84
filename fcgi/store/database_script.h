#ifndef STORE_DATABASE_SCRIPT_H
#define STORE_DATABASE_SCRIPT_H

/*
 * Whole SQL files, for migrations only.
 */

#include "store/database.h"

/*
 * Runs all statements of a text in PostgreSQL's simple protocol, without a deadline. Between a
 * "begin" and a "commit" run this way, batches become part of that transaction; an error ends the
 * connection, and so rolls it back. FAULT_DATA: the message begins with name and quotes
 * PostgreSQL's.
 */
bool database_script(database *db, const char *name, const char *sql, GError **error);

#endif
