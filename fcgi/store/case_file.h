#ifndef STORE_CASE_FILE_H
#define STORE_CASE_FILE_H

/*
 * Cases: one person's matter (or an anonymous caller's), at one desk, with its contacts and what
 * was done with it. Of the session's desks alone, by row security.
 *
 * Whoever changes a case says which save of it they looked at. A change is one transaction with its
 * audit row, and may be sent again: the second click finds done what the first one did. What comes
 * back for reading is JSON as the named query builds it (sql/queries), owned by the caller.
 */

#include "store/database.h"

#include <jansson.h>

/* --- reading --- */

/*
 * One case as sql/queries/case_view.sql has it, noted as `kind` ("case.view", "case.print"; NULL:
 * not at all). NULL without error: not there, or not yours.
 */
json_t *case_file_read(database *db, const scope *who, const char *case_no, const char *kind,
                       GError **error);

/* The completed contacts with their answers, the first first (case_print.sql). */
json_t *case_file_contacts(database *db, const scope *who, const char *case_no, GError **error);

/* Who may be in charge of it: [{"id", "name", "me", "selected"}…]. */
json_t *case_file_officers(database *db, const scope *who, const char *case_no, GError **error);

/* People who may be the same as this one: [{"person_no", "name", "kana", "birth_on", "town"}…]. */
json_t *case_file_duplicates(database *db, const scope *who, const char *person_no, GError **error);

/* The case of a request: {"case_no", "desk", "seen"}; JSON null when it is none. */
json_t *case_file_of_request(database *db, const scope *who, const char *receipt_no,
                             GError **error);

typedef struct {
    const char *state, *desk_code, *charge, *due; /* the last three may be NULL */
    const char *opened_us, *case_no; /* the place a page begins behind; NULL: the first */
    bool before;                     /* what stands before the place */
    int limit;
} case_listing;

/* The latest opened first (case_list.sql). Writes "case.list". */
json_t *case_file_list(database *db, const scope *who, const case_listing *what, GError **error);

enum { CASE_COUNT_MAX = 10000 };

/* {"open": 12, "watch", "closed"}, counted no further than that, of one desk or of all (NULL). */
json_t *case_file_counts(database *db, const scope *who, const char *desk_code, GError **error);

/* What the session's own desks gave away (case_transferred.sql). Writes "case.list". */
json_t *case_file_given(database *db, const scope *who, int limit, GError **error);

/* --- changing --- */

typedef enum {
    CASE_DONE,    /* committed, now or before */
    CASE_CHANGED, /* somebody was quicker: nothing was done */
    CASE_REFUSED, /* it is so already, or there is no such desk, colleague or state */
    CASE_TAKEN,   /* the request is another case already */
    CASE_GONE,    /* not there, or not yours to change */
} case_outcome;

/* Whom a case is about: somebody there is, or somebody new; of an anonymous caller neither. */
typedef struct {
    const char *person_no;
    const json_t *facts; /* {"name", "kana", "birth_on", "tel", "town"}, each may be missing */
    int fiscal_year;     /* of today, for the number of somebody new */
} case_subject;

typedef struct {
    const char *case_no; /* given to the page that offers to open, so that a second click is one */
    case_subject subject;
    const char *desk_code;  /* NULL with a request: the request's */
    const char *receipt_no; /* or NULL */
} new_case;

/*
 * Opens one. *case_no (owned by the caller) is its number: the one asked for, or another one when
 * that was given before to something else; of a request that is a case already, that case. NULL
 * with true: CASE_GONE.
 */
bool case_file_open(database *db, const scope *who, const new_case *what, char **case_no,
                    GError **error);

typedef struct {
    const char *case_no;
    gint64 saves;
} case_seen;

/* An anonymous case gets a person. */
bool case_file_name(database *db, const scope *who, const case_seen *seen,
                    const case_subject *subject, case_outcome *outcome, GError **error);

/* Ties a request to it. */
bool case_file_link(database *db, const scope *who, const char *case_no, const char *receipt_no,
                    case_outcome *outcome, GError **error);

/* kind: "transfer", "assign", "due", "state". A NULL member is none. */
typedef struct {
    const char *kind;
    const char *new_value, *note;
    const char *outcome, *outcome_on; /* of a case that is closed */
} case_deed;

bool case_file_change(database *db, const scope *who, const case_seen *seen, const case_deed *deed,
                      case_outcome *outcome, GError **error);

#endif
