#ifndef PAGES_STAFF_CONTACT_HISTORY_H
#define PAGES_STAFF_CONTACT_HISTORY_H

/* Every revision of a contact: who made it, when and why, and what it changed. */

#include "pages/staff/opened_contact.h"

/*
 * The latest first: [{"revision_number", "href" (null of the present one), "status", "revised_by",
 * "revised_at", "revised", "reason", "changes": contact_differences() to the one before, "first",
 * "has_changes"}…]; empty of what was never completed. NULL with a fault; caller owns.
 */
json_t *contact_history_view(visit *v, const opened_contact *k, GError **error);

/* The row of a revision in it; NULL when there is none. Borrowed. */
json_t *contact_history_row(const json_t *history, int revision);

#endif
