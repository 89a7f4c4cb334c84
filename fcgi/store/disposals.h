#ifndef STORE_DISPOSALS_H
#define STORE_DISPOSALS_H

/*
 * 廃棄記録: what was disposed of at the end of its time, a row a day for each kind and rule.
 * Written by the purge alone, and never removed. For administrators; others find none.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    const char *kind;   /* NULL = any */
    const char *year;   /* fiscal year, "2026"; NULL = any */
    const char *before; /* cursor: "id" of the last one seen; NULL = from the start */
    int limit;
} disposal_filter;

/*
 * The newest first (caller owns):
 *
 *     {"rows": [{"id": 7, "day", "year": 2026, "kind", "disposal": "delete" or "pseudonymise",
 *                "unit", "amount", "rows": 120, "decided_by": name or null, "since_first": day,
 *                "since_last": day, "first_at": time, "last_at": time, "process"}…],
 *      "years": [2026 …]}
 */
json_t *disposals_list(database *db, const scope *who, const disposal_filter *filter,
                       GError **error);

/* The same for a file that leaves: audited. */
json_t *disposals_export(database *db, const scope *who, const disposal_filter *filter,
                         GError **error);

#endif
