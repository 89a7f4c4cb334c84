#ifndef STORE_CONTACT_READERS_H
#define STORE_CONTACT_READERS_H

/*
 * Who reads a strict contact (閲覧範囲, sql/migrations/0021): those who had to do with it, and whom
 * a reader or an administrator named. An administrator who does not see the contact learns here
 * that there is one, and who reads it; what it says stays shut.
 */

#include "store/database.h"

#include <jansson.h>

/*
 * {"strict", "seen", "rows": [{"staff_id", "name", "active", "named", "named_by", "named_at"}…]},
 * with "contact.readers" in the audit trail; seen: the session may open the contact itself. NULL
 * without error: not for this session. Owned by the caller.
 */
json_t *contact_readers(database *db, const scope *who, const char *number, GError **error);

typedef enum {
    READER_DONE,    /* they read it now, by this call or before */
    READER_GONE,    /* there is no such contact for this session */
    READER_UNKNOWN, /* no account in use that could read it */
    READER_OPEN,    /* the contact is not strict */
} reader_outcome;

typedef struct {
    const char *number; /* of the contact */
    const char *staff;  /* the account's number */
    const char *reason; /* for the audit trail */
} reader_named;

bool contact_reader_name(database *db, const scope *who, const reader_named *named,
                         reader_outcome *outcome, GError **error);

/* Takes a name back; reason is not asked for. Who had to do with the contact goes on reading it. */
bool contact_reader_drop(database *db, const scope *who, const reader_named *named,
                         reader_outcome *outcome, GError **error);

#endif
