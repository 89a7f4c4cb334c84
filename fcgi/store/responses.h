#ifndef STORE_RESPONSES_H
#define STORE_RESPONSES_H

/*
 * Responses: forms that staff fill in, of the session's desks only (row security).
 *
 * A response is at once what holds, the last completed revision, and what is being typed: a first
 * filling-in, or a correction of what holds. A correction replaces what holds when it is completed,
 * and not before; what it replaced is kept.
 *
 * Whoever changes a response says how it was when they looked (response_seen). Every change is one
 * transaction with its audit row, and may be sent again: the second click finds done what the first
 * one did.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    char *number; /* K08-7K3MPQ-X: base/receipt_number.h */
    char *url, *version, *language;
    char *desk_code, *desk_name;
    char *begun_by, *begun_at; /* names of people; ISO 8601 with +09:00 */

    char *status;    /* FHIR's: "in-progress", "completed", "amended", "entered-in-error" */
    int revision;    /* 0: never completed, and then the next five are NULL */
    json_t *answers; /* form_answers() */
    char *reason;    /* why it replaced the revision before; NULL of the first */
    char *revised_by, *revised_at;

    json_t *entries;           /* form/entries.h; NULL when nothing is being typed */
    char *entries_reason;      /* why it is being corrected; NULL of a first filling-in */
    gint64 saves;              /* for response_seen */
    char *saved_by, *saved_at; /* who changed it last, in whatever way */
    bool saved_by_me;
} stored_response;

void stored_response_free(stored_response *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(stored_response, stored_response_free)

/*
 * One response, and in the same transaction the audit row ("response.view") that says which part
 * of it is shown: "answers", "step 2" … With part NULL nothing of it is, and nothing is noted. NULL
 * without error: not there, or not yours.
 */
stored_response *responses_read(database *db, const scope *who, const char *number,
                                const char *part, GError **error);

/* The same for a file that leaves ("response.export"). FAULT_DENIED for roles that may not. */
stored_response *responses_export(database *db, const scope *who, const char *number,
                                  GError **error);

typedef struct {
    int revision;
    char *status, *reason; /* reason: NULL of the first */
    char *revised_by, *revised_at;
} response_revision;

/*
 * The revisions before the present one, the latest first. Elements are response_revision *, owned.
 */
GPtrArray *responses_history(database *db, const scope *who, const char *number, GError **error);

/* The answers of an earlier revision, owned. NULL without error: none of that number. */
json_t *responses_answers(database *db, const scope *who, const char *number, int revision,
                          GError **error);

/* --- changes --- */

typedef enum {
    RESPONSE_DONE,    /* committed, now or before */
    RESPONSE_CHANGED, /* it is no longer as it was seen: nothing was done */
    RESPONSE_GONE,    /* not there, or not yours to change */
    RESPONSE_REFUSED, /* not in this way: contact_amend() */
} response_outcome;

typedef struct {
    response_outcome outcome;
    stored_response *now; /* as it is now; NULL when it is gone (thrown away, for one) */
} response_result;

void response_result_clear(response_result *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(response_result, response_result_clear)

/* A response as a page showed it. */
typedef struct {
    const char *number;
    gint64 saves;
} response_seen;

typedef struct {
    const char *number; /* given to the page that offers to begin, so that a second click is one */
    const char *url, *version, *language;
    const char *desk_code;
    const json_t *entries; /* what is known before anybody types; {} when nothing is */
    int fiscal_year;       /* of today, for another number */
    const char *case_no;   /* of a contact (contact.h); NULL of every other response */
} new_response;

/*
 * Begins one. *number (owned by the caller) is the number asked for, or another one when that was
 * given before to something else. NULL with true: the desk is none of the session's, or the
 * case is none that it sees.
 */
bool responses_begin(database *db, const scope *who, const new_response *what, char **number,
                     GError **error);

/*
 * Merges entries into what is being typed, key by key. RESPONSE_CHANGED when somebody else changed
 * it since it was seen, or nothing is being typed any more. What one account does in two windows is
 * merged.
 */
bool responses_save(database *db, const scope *who, const response_seen *seen,
                    const json_t *entries, response_result *result, GError **error);

/*
 * What is being typed becomes what holds, as the answers it gives; exactly what was seen. answers
 * is NULL when nothing was being typed any more: then this asks whether that was done before.
 */
bool responses_complete(database *db, const scope *who, const response_seen *seen,
                        const json_t *answers, response_result *result, GError **error);

typedef struct {
    const json_t *entries; /* that give the answers that hold: entries_of_answers() */
    const char *reason;    /* not empty */
} response_correction;

/* Begins a correction of what holds. */
bool responses_amend(database *db, const scope *who, const response_seen *seen,
                     const response_correction *correction, response_result *result,
                     GError **error);

/*
 * Throws away what is being typed. A response that was never completed is gone then, and DONE has
 * result->now NULL; of a correction, what held before holds.
 */
bool responses_discard(database *db, const scope *who, const response_seen *seen,
                       response_result *result, GError **error);

/* Marks what holds as entered in error. */
bool responses_withdraw(database *db, const scope *who, const response_seen *seen,
                        const char *reason, response_result *result, GError **error);

/* --- lists --- */

typedef struct {
    char *number, *version, *desk_name, *status;
    int revision;
    bool typing;                            /* something is being typed into it */
    char *begun_by, *begun_at, *revised_at; /* revised_at: NULL when never completed */
} response_row;

typedef struct {
    const char *url;    /* of the form */
    const char *before; /* cursor: the number of the last row seen; NULL = from the start */
    int limit;
} response_filter;

/*
 * The newest first. Elements are response_row *, owned. Writes one audit row ("response.list").
 */
GPtrArray *responses_list(database *db, const scope *who, const response_filter *filter,
                          GError **error);

typedef struct {
    char *number, *url, *version;
    char *form_name; /* the questionnaire's: "ConsultIntake" */
    char *desk_name, *saved_at;
    bool correction; /* of what was completed before */
} unfinished_response;

/*
 * What the session's account typed last and has not completed, the latest first. Elements are
 * unfinished_response *, owned.
 */
GPtrArray *responses_unfinished(database *db, const scope *who, GError **error);

#endif
