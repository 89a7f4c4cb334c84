#ifndef STORE_RESPONSES_ROW_H
#define STORE_RESPONSES_ROW_H

/* What the files of responses.h share, and those of contact.h with them. */

#include "store/responses.h"

/*
 * The row of sql/queries/response_read.sql. NULL without error: there is no row. FAULT_DATA when it
 * cannot be read. Owned by the caller.
 */
stored_response *responses_row(const PGresult *result, GError **error);

/*
 * Does a deed, a statement with one column "outcome" whose first value is the response's number,
 * and reads the response as it is after it, in one transaction.
 */
bool responses_do(database *db, const scope *who, const statement *deed, response_result *result,
                  GError **error);

/* For a statement; owned by the caller. */
char *responses_saves(const response_seen *seen);

#endif
