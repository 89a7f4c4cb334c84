#ifndef STORE_REQUEST_LIST_H
#define STORE_REQUEST_LIST_H

/*
 * The list of requests: a page of it, what each tab has, and what is found by a name, a telephone
 * number or a receipt number. Of the session's desks alone, by row security; each look has its row
 * in the audit trail.
 *
 * A page begins behind a place in the order and not after a number of rows: what comes in or goes
 * away meanwhile moves nothing from one page to another.
 */

#include "store/request.h"
#include "store/request_key.h"

typedef enum {
    ORDER_PRESSING, /* what is urgent and not finished, then the rest; each newest first */
    ORDER_NEWEST,
    ORDER_OLDEST, /* who has waited longest */
} request_order;

/* Where a row stands in the order, whatever becomes of the row. */
typedef struct {
    bool pressing;
    gint64 received_us;
    char receipt_no[RECEIPT_NUMBER_LENGTH + 1];
} request_place;

typedef struct {
    request_filter filter; /* without a state: all but spam; of "me": what is not finished */
    request_order order;
    const request_place *place; /* NULL: the first page */
    bool before;                /* what stands before the place, and not behind it */
    int limit;
    request_sought sought; /* SOUGHT_NOTHING: the whole list. Else pressing is not set apart */
    const char *key;       /* request_key.h */
} request_listing;

/*
 * Elements are request_row *, owned, in the order of the list; of what stands before a place, those
 * next to it. Writes one audit row ("request.list", "request.search").
 */
GPtrArray *request_list(database *db, const scope *who, const request_listing *what,
                        GError **error);

enum { REQUEST_COUNT_MAX = 10000 }; /* a tab is counted no further: more than 9,999 are "many" */

/* {"open": 12, "in_progress", "done", "spam", "mine"}, of one desk or of all (NULL). Owned. */
json_t *request_counts(database *db, const scope *who, const char *desk_code, GError **error);

/* A request that a desk of the session gave to another one. */
typedef struct {
    char *receipt_no, *at, *staff_name, *old_name, *new_name;
    char *note; /* NULL when nothing was said */
    bool mine;  /* the session sees where it is now, too */
} request_given;

/* The last of them, the latest first; elements are request_given *, owned. */
GPtrArray *request_list_given(database *db, const scope *who, int limit, GError **error);

#endif
