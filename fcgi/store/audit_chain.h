#ifndef STORE_AUDIT_CHAIN_H
#define STORE_AUDIT_CHAIN_H

/*
 * Verifies that the audit trail is as it was sealed: walks the chain from its first seal to its
 * last, a few seals a round trip, in constant memory. It changes nothing.
 *
 * What it cannot see: whoever can write everything (a superuser) can write a new chain, or take
 * away the end of this one. That is seen by comparing with a head that was kept elsewhere.
 */

#include "store/audit_hash.h"
#include "store/database.h"

#include <jansson.h>

/* Where the hashes of the rows come from. */
typedef enum {
    AUDIT_HASHED_BY_DATABASE, /* as madoguchi_worker, who must not read what is in a row */
    AUDIT_HASHED_HERE,        /* as madoguchi_owner: from the contents */
} audit_reading;

typedef struct {
    gint64 seals, rows;   /* that were looked at; rows without those that were removed */
    gint64 removed;       /* seals whose rows' time was over, from the first on */
    char *disposal;       /* with which record the last of them went; NULL when none did */
    gint64 unsealed;      /* rows that no seal holds yet */
    char *unsealed_since; /* ISO 8601; NULL when there is none */
    char *head;           /* hash of the last seal; NULL without one */
    gint64 found_at;      /* the seal whose hash was expected; 0 when there is none */
    /*
     * The first ten things that are wrong, [{"what", "seal", "row"}…], 0 for what does not apply:
     *     row_changed, row_missing       the row is not what was sealed
     *     row_stray                      a row that was put where sealed rows are
     *     seal_changed                   the seal itself is not what was made
     *     seal_missing                   the seal of that number
     *     seal_unchained                 it does not stand on the one before it
     *     removal_unrecorded             rows were removed up to that seal, and no row says so;
     *                                    or not of every seal before it
     *     head_missing                   no seal has the expected hash
     */
    json_t *problems;
} audit_verdict;
void audit_verdict_clear(audit_verdict *verdict);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(audit_verdict, audit_verdict_clear)

/*
 * expected: a head of earlier, which must be in the chain; NULL to expect none. False with a fault
 * when it could not be verified; true with problems when it could, and is broken.
 */
bool audit_verify(database *db, const scope *who, audit_reading reading, const char *expected,
                  audit_verdict *verdict, GError **error);

#endif
