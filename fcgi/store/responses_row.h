#ifndef STORE_RESPONSES_ROW_H
#define STORE_RESPONSES_ROW_H

/* The row of sql/queries/response_read.sql, for the files of responses.h alone. */

#include "store/responses.h"

/* NULL without error: there is no row. FAULT_DATA when it cannot be read. Owned by the caller. */
stored_response *responses_row(const PGresult *result, GError **error);

#endif
