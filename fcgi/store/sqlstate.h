#ifndef STORE_SQLSTATE_H
#define STORE_SQLSTATE_H

/*
 * PostgreSQL's error codes as faults.
 *
 * Only code, query and constraint go into the message: PostgreSQL's own message and detail quote
 * values, and values are what people told us in confidence.
 */

#include "base/fault.h"

#include <libpq-fe.h>
#include <stdbool.h>

/* The fault that a SQLSTATE is; NULL (an error that libpq itself found) is FAULT_UNAVAILABLE. */
fault_code sqlstate_fault(const char *sqlstate);

/* True when the connection is of no more use after it: plans or server are not what they were. */
bool sqlstate_spoils_connection(const char *sqlstate);

/* Sets *error from a failed result of the named query. */
void sqlstate_set_fault(GError **error, const PGresult *failed, const char *query);

#endif
