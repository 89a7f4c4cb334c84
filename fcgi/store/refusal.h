#ifndef STORE_REFUSAL_H
#define STORE_REFUSAL_H

/*
 * Refusals in the audit trail. The database bounds them: of one account or address only some a
 * minute are rows, the rest is counted (migration 11).
 */

#include "store/database.h"

typedef struct {
    const char *route;   /* the pattern */
    const char *why;     /* a word */
    int status;          /* that it was answered with */
    const char *subject; /* a receipt or response number, or NULL */
} refusal;

bool refusal_add(database *db, const scope *who, const refusal *what, GError **error);

/* As madoguchi_worker: turns what was only counted, in minutes that are over, into rows. */
bool refusal_fold(database *db, const scope *who, GError **error);

#endif
