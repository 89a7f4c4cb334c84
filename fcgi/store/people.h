#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

/*
 * People whom cases are about. A person is seen by whoever sees one of their cases (row security);
 * each look has its row in the audit trail, which never says what was typed.
 *
 * What comes back is JSON as the named query builds it (sql/queries), owned by the caller: codes,
 * ISO days and times, null where there is nothing.
 */

#include "store/database.h"

#include <jansson.h>

/* What somebody is sought by: each folded by person_key.h, or NULL. All that is given must hold. */
typedef struct {
    const char *name; /* name or kana that begin so */
    const char *kana;
    const char *birth_on; /* ISO */
    const char *tel;      /* digits: the beginning, or the last four */
    const char *town;     /* code */
    const char *number;   /* of a person, a case, a request, a response or the log */
} person_criteria;

/*
 * {"people": [{"person_no", "name", "kana", "birth_on", "gender", "town", "cases": […]}…],
 *  "anonymous": [case…]}: at most 51 people, those with the latest contact first; anonymous are
 * cases of no person that the number leads to. A case: {"case_no", "desk", "state", "last_on",
 * "next_on", "opened_on", "assigned"}. With nothing sought nothing is found. Writes
 * "person.search".
 */
json_t *person_search(database *db, const scope *who, const person_criteria *sought,
                      GError **error);

/*
 * The person with "saves", "cases" and "merges", noted as `kind` (NULL: not at all); or {"now":
 * "T08-…"} when it was merged into that one. NULL without error: not there, or not yours.
 */
json_t *person_read(database *db, const scope *who, const char *person_no, const char *kind,
                    GError **error);

typedef enum {
    PERSON_DONE,    /* committed, now or before */
    PERSON_CHANGED, /* somebody was quicker: nothing was done */
    PERSON_REFUSED, /* another merge is to be undone first */
    PERSON_GONE,
} person_outcome;

typedef struct {
    const char *winner, *loser;
    gint64 saves;       /* of both together, as the page showed them */
    const char *reason; /* or NULL */
} person_merging;

/* The loser's cases come to the winner, who is found by what either was found by. */
bool person_merge(database *db, const scope *who, const person_merging *what,
                  person_outcome *outcome, GError **error);

/* The cases go back, with what came to them meanwhile. merge: its number, as digits. */
bool person_unmerge(database *db, const scope *who, const char *winner, const char *merge,
                    person_outcome *outcome, GError **error);

#endif
