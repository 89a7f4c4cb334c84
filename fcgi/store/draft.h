#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

/*
 * Drafts: what a visitor typed so far. Which draft is told by scope.draft (the hash of the cookie's
 * token), and row-level security lets the public zone see no other; a draft lives 24 hours after
 * its last save.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    char *url, *version; /* of the questionnaire it is for */
    char *language;
    json_t *entries;  /* form/entries.h */
    gint64 revision;  /* grows with every save that changes something */
    char *receipt_no; /* NULL until it was sent; then entries are empty */
} draft;

void draft_free(draft *d);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft, draft_free)

/* FAULT_CONFLICT when there is one under this token already. */
bool draft_create(database *db, const scope *who, const char *url, const char *version,
                  const char *language, GError **error);

/* NULL without error: there is none (never was, expired, forgotten). */
draft *draft_find(database *db, const scope *who, GError **error);

/*
 * Merges the patch into the stored entries (key by key, so that two tabs on two steps lose nothing)
 * and returns the draft as it now is. NULL without error when there is none. One that was sent
 * already is returned unchanged: look at receipt_no.
 */
draft *draft_save(database *db, const scope *who, const char *language, const json_t *patch,
                  GError **error);

/* Forgets it at once (やめる). */
bool draft_delete(database *db, const scope *who, GError **error);

#endif
