#ifndef STORE_AUDIT_SEAL_H
#define STORE_AUDIT_SEAL_H

/*
 * The making of the audit trail's chain, and what is known of it. As madoguchi_worker, who can seal
 * the trail and check it without reading a word of it; audit_state_read() as madoguchi_staff.
 */

#include "store/audit_chain.h"

/*
 * Seals what no seal holds yet, a batch a transaction, so that nobody waits for it; *rows is how
 * many. While another worker is at it, nothing is left to do here.
 */
bool audit_seal_all(database *db, const scope *who, gint64 *rows, GError **error);

typedef struct {
    gint64 seal; /* 0: nothing was sealed yet */
    char head[AUDIT_HASH_LENGTH + 1];
} audit_head;

bool audit_head_read(database *db, const scope *who, audit_head *head, GError **error);

/* Whether this night's verification is still to be made. */
bool audit_check_due(database *db, const scope *who, bool *due, GError **error);

/* Keeps a verdict for the administrators, with an audit row ("audit.verify"). */
bool audit_check_note(database *db, const scope *who, const audit_verdict *verdict, GError **error);

/*
 * For the scope's session: {"seal", "sealed_at", "head", "checked_at", "late", "problems"}, null
 * for what is not there yet; late: for two days nothing was verified; problems as audit_verdict has
 * them. JSON null for whoever is no administrator. NULL with a fault. Caller owns.
 */
json_t *audit_state_read(database *db, const scope *who, GError **error);

#endif
