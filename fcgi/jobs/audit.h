#ifndef JOBS_AUDIT_H
#define JOBS_AUDIT_H

/*
 * What the worker does for the audit trail: every minute it seals what was written since, and once
 * a night it verifies the whole chain, keeps the outcome for the administrators, and logs the head
 * ("audit"), or, as an error, that the chain is broken ("audit_broken").
 */

#include "store/database.h"

bool audit_run(database *db, const scope *who, GError **error);

#endif
