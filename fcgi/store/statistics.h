#ifndef STORE_STATISTICS_H
#define STORE_STATISTICS_H

/*
 * Counts of the consultation log, as long rows: migration 0019 says what each query counts. Of all
 * desks, for whoever may see statistics; nothing of a single contact comes through here.
 */

#include "store/database.h"

#include <jansson.h>

/* What is counted: the parameters that all queries share. */
typedef struct {
    const char *since, *until; /* ISO days, both included */
    const char *desk, *area;   /* codes; NULL: all */
} statistics_range;

typedef struct {
    const char *query;          /* "statistics_speed" */
    const char *items, *people; /* of statistics_items: "{channel,route}", and of which persons
                                   are counted, too; else NULL */
    statistics_range range;
} statistics_ask;

/* One value; the strings are owned by the array that it came in. */
typedef struct {
    char *item; /* what it is of, where a query is of several questions */
    char *row, *column;
    char *value; /* as SQL writes a number; NULL: there is none */
} statistics_value;

/*
 * All of them in one round trip, of one moment. One element an ask, in their order: a GPtrArray of
 * statistics_value *, owned. noted, unless NULL, is the detail of the audit row ("statistics.view")
 * that is written along.
 */
GPtrArray *statistics_read(database *db, const scope *who, const statistics_ask *asks, guint count,
                           const json_t *noted, GError **error);

#endif
