#ifndef STORE_TODAY_H
#define STORE_TODAY_H

/*
 * The work list: what waits for the session's desks today, requests and cases and one's own drafts
 * together, with the count of each tab. A list and its counts are one look at the database, so that
 * they never disagree.
 */

#include "base/receipt_number.h"
#include "store/database.h"

#include <jansson.h>

/* A tab is counted and listed no further: first what is urgent, then what waits longest. */
enum { TODAY_MOST = 1000 };

/* Where a row stands in the order, whatever becomes of it. */
typedef struct {
    bool urgent;
    gint64 moment_us; /* -1: without a day, behind all that have one */
    char number[RECEIPT_NUMBER_LENGTH + 1];
} today_place;

typedef struct {
    const char *tab;          /* "new", "overdue", "due", "week", "mine", "urgent", "drafts" */
    const char *desk_code;    /* NULL: all of the session's */
    bool mine;                /* only what the session's account is in charge of */
    const today_place *place; /* the page begins behind it; NULL: the first page */
    int limit;
} today_listing;

typedef struct {
    char *kind;                        /* "request", "case", "draft" */
    char *desk_name, *state, *urgency; /* urgency NULL: of a case before its first contact */
    char *name;                        /* who asks, or whom it is about; NULL: anonymous */
    char *moment;                      /* ISO 8601: received, due, last saved; NULL without a day */
    char *next_on;                     /* ISO day, of cases and drafts; or NULL */
    char *next_action, *assigned_name;
    char *case_no;                               /* of a case and a draft */
    char *handed_at, *handed_from, *handed_note; /* since yesterday, by which desk; or NULL */
    gint64 saves;                                /* for a change of it */
    bool mine, overdue;
    today_place place; /* its number is the row's */
} today_row;

typedef struct {
    GPtrArray *rows; /* today_row *, owned, in order */
    json_t *counts;  /* {"new": 12, …}; a tab without rows is missing; TODAY_MOST may be more */
    char *delay;     /* the ISO day that a follow-up is put off to when nobody says another */
} today_list;
void today_list_free(today_list *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(today_list, today_list_free)

/* Writes one audit row ("today.list"). NULL with a fault. */
today_list *today_read(database *db, const scope *who, const today_listing *what, GError **error);

/* What was done last with a request or a case, and how it stands since. */
typedef struct {
    char *kind, *at, *staff_name; /* kind as request_event and case_event have it; at ISO 8601 */
    char *desk_name;              /* whom it was handed to; NULL: something else was done */
    char *state, *assigned_name;  /* state NULL: it is at another desk now; no name: nobody's */
} today_last;
void today_last_free(today_last *last);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(today_last, today_last_free)

/* NULL without error: the session does not see it, or nothing was done with it. Caller owns. */
today_last *today_last_change(database *db, const scope *who, const char *number, GError **error);

/*
 * Puts the mails of the morning into the outbox, once an office day, from seven o'clock on
 * (write_morning() in sql/migrations/0018_today.sql); *written tells how many. Worker's role.
 */
bool today_write_morning(database *db, const scope *who, gint64 *written, GError **error);

#endif
