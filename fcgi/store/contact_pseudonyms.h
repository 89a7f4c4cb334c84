#ifndef STORE_CONTACT_PSEUDONYMS_H
#define STORE_CONTACT_PSEUDONYMS_H

/* What is counted of contacts, for a file that leaves: nobody is named in it. */

#include "store/database.h"

typedef struct {
    const char *since, *until; /* ISO days; all of the months that they are in */
} pseudonym_period;

/*
 * A line of text cells for each contact, by month, in constant memory; the names of the result's
 * columns are the header. "contact.pseudonyms" in the same transaction. FAULT_DENIED when the
 * session must not take data away; nothing is read then.
 */
bool contact_pseudonyms(database *db, const scope *who, const pseudonym_period *period,
                        const row_sink *sink, GError **error);

#endif
