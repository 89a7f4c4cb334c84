#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

/*
 * Drafts: what a visitor typed so far. Which draft is told by scope.draft (the hash of the cookie's
 * token), and row-level security lets the public zone see no other. A draft ends some time after
 * its last save: draft_expiry() in the database says when.
 *
 * A page is saved in two ways. With one of its buttons: then every question on it was asked, and
 * what it says counts. And by itself, while one types: then only what was typed is kept, and it
 * never overwrites something newer (docs/decisions/0001).
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    char *url, *version; /* of the questionnaire it is for */
    char *language;
    json_t *entries;  /* form/entries.h */
    gint64 revision;  /* grows with every save that changes something */
    gint64 turn;      /* grows with every button pressed: orders autosaves, see draft_patch */
    char *receipt_no; /* NULL until it was sent; then entries are empty */
    bool shared;      /* begun on a device that other people use too */
    char *expires_at; /* ISO 8601 with +09:00: when it ends unless it is saved again */
} draft;

void draft_free(draft *d);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft, draft_free)

typedef struct {
    const char *url, *version; /* of the active questionnaire */
    const char *language;
    bool shared;
} draft_beginning;

/* FAULT_CONFLICT when there is one under this token already. */
bool draft_create(database *db, const scope *who, const draft_beginning *what, GError **error);

/* NULL without error: there is none (never was, expired, forgotten). */
draft *draft_find(database *db, const scope *who, GError **error);

/* What a page sends. */
typedef struct {
    int step;
    const char *language;  /* draft_save() only */
    const json_t *entries; /* form/entries.h, of this step */
    /*
     * draft_autosave() only: the draft's turn when the page was made, and the milliseconds since
     * 1970 at which it was typed, by the visitor's clock. Of two autosaves the one with the greater
     * pair counts; a page that was made before its step was last sent can save nothing by itself.
     */
    gint64 turn, at;
} draft_patch;

/*
 * Merges the patch into the stored entries (key by key, so that two tabs on two steps lose nothing)
 * and returns the draft as it now is. NULL without error when there is none. One that was sent
 * already is returned unchanged: look at receipt_no.
 */
draft *draft_save(database *db, const scope *who, const draft_patch *patch, GError **error);

/*
 * Merges what is being typed: entries with something in them, and those of questions that were
 * asked before. Returns the draft as it now is, NULL without error when there is none. *kept is
 * false when nothing was merged because it was sent, or because something newer is here.
 */
draft *draft_autosave(database *db, const scope *who, const draft_patch *patch, bool *kept,
                      GError **error);

/* Forgets it at once (やめる), or the way to its receipt when it was sent. */
bool draft_delete(database *db, const scope *who, GError **error);

#endif
