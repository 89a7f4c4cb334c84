#ifndef STORE_REQUEST_H
#define STORE_REQUEST_H

/*
 * Requests (相談受付): what residents sent. The public zone can send one and read its receipt; only
 * the staff zone can read it.
 */

#include "base/receipt_number.h"
#include "store/database.h"

#include <jansson.h>

typedef struct {
    const char *key; /* hex digest: one request a key, for ever. Derived from the draft's token */
    gint64 draft_revision; /* the revision that was confirmed */
    int fiscal_year;       /* of today, for the receipt number */
    const char *url, *version, *language;
    const json_t *answers;      /* form_answers() */
    const char *town_code;      /* routes to the desk; NULL = the central desk */
    int priority;               /* 1 urgent, 2 normal */
    const char *urgency;        /* code of q_urgency */
    const char *consulter_name; /* for lists; NULL when anonymous */
    const char *email;          /* where the receipt is mailed; NULL = no mail */
    bool trapped;               /* a field that no person sees was filled in */
    const json_t *keys;         /* what it is found by: store/request_key.h; NULL = nothing */
} submission;

typedef struct {
    char *receipt_no;
    char *desk_code;
    int priority;
    char *received_at; /* ISO 8601 with +09:00 */
    bool shared;       /* of receipt_find(): the draft was begun on a device that others use too */
} receipt;
void receipt_free(receipt *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(receipt, receipt_free)

typedef enum {
    SUBMITTED,      /* stored now, or before under the same key: *out is the receipt either way */
    SUBMIT_CHANGED, /* the draft was changed after it was confirmed (another tab): confirm again */
    SUBMIT_GONE,    /* there is no such draft */
} submit_outcome;

/*
 * Request, one-time key, audit row, outbox rows and the emptied draft, in one round trip and one
 * transaction. When it returns true with SUBMITTED the request is committed. Calling again with the
 * same key, at any time and however often, gives the first receipt. A receipt number that is taken
 * is replaced by another one and tried again here.
 */
bool request_submit(database *db, const scope *who, const submission *what, submit_outcome *outcome,
                    receipt **out, GError **error);

/* The receipt of the scope's draft; NULL without error when it was not sent. */
receipt *receipt_find(database *db, const scope *who, GError **error);

/* --- staff zone: rows of the session's desks only, by row-level security --- */

/* Which of them; a NULL member does not ask. */
typedef struct {
    const char *state;
    const char *desk_code;
    const char *urgency, *language;
    const char *from, *to;   /* first and last day that it was received on, ISO 8601 */
    const char *assigned_to; /* "me", "none" */
    const char *suspect;     /* "true", "false" */
} request_filter;

typedef struct {
    char *receipt_no, *received_at, *desk_code, *desk_name, *state, *urgency, *language,
        *consulter_name;
    char *suspect; /* why a person may not have sent it: "trap", "haste"; or NULL */
    int priority;

    /* Of lists and of request_read() alone. */
    char *assigned_name; /* who is in charge; NULL when nobody is */
    gint64 saves;        /* for request_seen */
    bool pressing;       /* urgent, and not finished */
    bool overdue;        /* waits for its first answer longer than residents are promised */
    gint64 received_us;  /* received_at, exactly: microseconds since 1970 */
} request_row;
void request_row_free(request_row *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(request_row, request_row_free)

typedef struct {
    request_row *row;
    char *url, *version;
    json_t *answers;
    char *state_at;     /* since when it is in its state; of request_read() alone */
    gint64 assigned_to; /* the account in charge, 0 for none; of request_read() alone */
    char *case_no;      /* of an exported contact alone */
} request_detail;
void request_detail_free(request_detail *detail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(request_detail, request_detail_free)

/*
 * One request with its answers, and in the same transaction the audit row of this kind
 * ("request.view", "request.print"); with kind NULL nothing of it is shown, and nothing is noted.
 * NULL without error: not there, or not yours.
 */
request_detail *request_read(database *db, const scope *who, const char *receipt_no,
                             const char *kind, GError **error);

/* The same for a file that leaves ("request.export"). FAULT_DENIED for roles that may not. */
request_detail *request_export_one(database *db, const scope *who, const char *receipt_no,
                                   GError **error);

typedef bool (*request_handler)(const request_detail *detail, void *data, GError **error);

/*
 * What is exported: names of queries and of audit rows. A contact of the log comes in the shape of
 * a request: its log number in receipt_no, its day in received_at, and what it has not is NULL.
 */
typedef struct {
    const char *kind, *kind_check;
    const char *note, *rows;
} export_source;
extern const export_source exported_requests, exported_contacts;

typedef struct {
    const export_source *source;
    /*
     * What is asked for, as the audit trail keeps it. Some of its members filter
     * (requests_of_filter() in sql/migrations/0012_export.sql, contacts_of_filter() in 0021);
     * "left_out" are linkIds whose answers are not read; with "sensitive": true nothing is left
     * out, for which "reason" must be there.
     */
    const json_t *detail;
    bool check; /* no file leaves: it is looked at what would be in it */
} request_export_order;

/*
 * Every request that is asked for, or contact that row security shows, oldest first, in constant
 * memory; the audit row in the same transaction. FAULT_DENIED when the
 * session must not export, or not that; nothing is read then.
 */
bool request_export(database *db, const scope *who, const request_export_order *order,
                    request_handler handle, void *data, GError **error);

#endif
