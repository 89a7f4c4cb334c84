#ifndef STORE_REQUEST_WORK_H
#define STORE_REQUEST_WORK_H

/*
 * What a desk does with a request, one change after the other, each with its row that stays
 * (request_event). What the resident sent is never changed by it: a correction stands beside it.
 *
 * Whoever changes a request says which save of it they looked at. A change is one transaction with
 * its audit row, and may be sent again: the second click finds done what the first one did.
 */

#include "store/request.h"

typedef struct {
    gint64 saves;                /* of the request, after it */
    char *at, *staff_name;       /* ISO 8601 with +09:00 */
    char *kind;                  /* "state", "assign", "transfer", "note", "correction" */
    char *old_value, *new_value; /* codes; NULL where there is none */
    char *old_name, *new_name;   /* of desks and people: their names */
    char *item;                  /* of a correction: which question, by linkId */
    char *note;                  /* NULL when nothing was said */
    char *state;                 /* that it came into by this; NULL when it stayed in its own */
} request_event;

/* What was done with it after a save (0: all), the first first; request_event *, owned. */
GPtrArray *request_events(database *db, const scope *who, const char *receipt_no, gint64 after,
                          GError **error);

typedef struct {
    const char *receipt_no;
    gint64 saves;
} request_seen;

/* A NULL member is none: nobody is in charge, nothing is said. */
typedef struct {
    const char *kind;
    const char *new_value, *item, *note;
} request_deed;

typedef enum {
    REQUEST_DONE,    /* committed, now or before */
    REQUEST_CHANGED, /* somebody was quicker, nothing was done: request_events() tells what was */
    REQUEST_GONE,    /* not there, or not yours to change */
    REQUEST_REFUSED, /* it is so already, or there is no such desk or colleague */
} request_outcome;

bool request_change(database *db, const scope *who, const request_seen *seen,
                    const request_deed *deed, request_outcome *outcome, GError **error);

/* Who may be in charge of it: [{"id": 7, "name": "田所", "me": true}…]. Owned by the caller. */
json_t *request_officers(database *db, const scope *who, const char *receipt_no, GError **error);

/*
 * Sensitive answers are masked for who only looks, until they have said why they must see them;
 * what was said holds a quarter of an hour. False with an error; *unmasked tells.
 */
bool request_is_unmasked(database *db, const scope *who, const char *receipt_no, bool *unmasked,
                         GError **error);

/* Says why ("request.unmask"). *found: there is such a request for this session. */
bool request_unmask(database *db, const scope *who, const char *receipt_no, const char *reason,
                    bool *found, GError **error);

#endif
