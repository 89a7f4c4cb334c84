#ifndef STORE_REQUEST_ROW_H
#define STORE_REQUEST_ROW_H

/* Rows of results as request_row, for the modules of store/request_*.h only. Owned by the caller.
 */

#include "store/request.h"

/* What every query about requests returns. */
request_row *request_row_facts(const PGresult *result, int number);

/* The same, and what only lists and request_read() have. */
request_row *request_row_listed(const PGresult *result, int number);

#endif
