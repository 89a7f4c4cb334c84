#ifndef STORE_DISCLOSURE_H
#define STORE_DISCLOSURE_H

/*
 * 開示請求, 訂正請求, 利用停止請求: who asked for what is held about them, which records were
 * picked, what of them is withheld, and what was decided. For administrators; others find nothing.
 * Every step is audited, each record under its own number.
 */

#include "store/database.h"

#include <jansson.h>

typedef enum {
    DISCLOSURE_DONE,    /* it is so, by this call or by an earlier one that was the same */
    DISCLOSURE_CHANGED, /* somebody was quicker */
    DISCLOSURE_CLOSED,  /* it is decided: nothing of it changes any more */
    DISCLOSURE_GONE,    /* there is no such disclosure, or no such record */
} disclosure_outcome;

/*
 * [{"id", "kind": "access", "requester", "received_on": day, "due_on": day, "decision": null,
 *   "late": false, "records": 2}…], the open ones first, by when they are due. Caller owns.
 */
json_t *disclosure_list(database *db, const scope *who, int limit, int offset, GError **error);

/*
 * Records one out of the answers of forms/own/disclosure.json; *id is its number. once names the
 * page that was sent: the same page makes one disclosure, however often it comes.
 */
bool disclosure_open(database *db, const scope *who, const char *once, const json_t *answers,
                     gint64 *id, GError **error);

/*
 * {"id", "kind", "requester", "relation", "identified", "received_on", "due_on", "note",
 *  "decision", "closed_at", "saves", "late", "created_by", "saved_by", "saved_at",
 *  "records": [{"subject", "withheld"}…]}. audit_kind: "disclosure.view", …. NULL without a fault:
 * there is none. Caller owns.
 */
json_t *disclosure_read(database *db, const scope *who, const char *id, const char *audit_kind,
                        GError **error);

/*
 * Requests found by what people type: a name, kana, a telephone number (request_key.h), as
 * [{"subject", "received_on", "name", "desk"}…]. Empty for what is too little. Caller owns.
 */
json_t *disclosure_search(database *db, const scope *who, const char *id, const char *sought,
                          GError **error);

typedef struct {
    const char *id;      /* of the disclosure */
    const char *subject; /* receipt or response number of the record */
} disclosure_place;

/* Puts a record to it; away: takes it away. */
bool disclosure_pick(database *db, const scope *who, const disclosure_place *place, bool away,
                     disclosure_outcome *outcome, GError **error);

typedef struct {
    disclosure_place place;
    gint64 saves;           /* of the record, when the page was made */
    const json_t *withheld; /* {"c_name": "2"}: by name, the number of the paragraph of 78条 1項 */
} withholding;

bool disclosure_withhold(database *db, const scope *who, const withholding *what,
                         disclosure_outcome *outcome, GError **error);

typedef struct {
    const char *id;
    gint64 saves;          /* of the disclosure, when the page was made */
    const json_t *answers; /* of forms/own/disclosure_close.json */
} disclosure_decision;

bool disclosure_close(database *db, const scope *who, const disclosure_decision *decision,
                      disclosure_outcome *outcome, GError **error);

/* 利用停止 of a request that was picked, or its end. */
bool disclosure_suspend(database *db, const scope *who, const disclosure_place *place,
                        bool suspended, disclosure_outcome *outcome, GError **error);

/*
 * Everything held about a record that was picked (caller owns; NULL without a fault: not there):
 *
 *     {"subject", "url", "version", "language", "at": time, "desk": name, "saves",
 *      "state", "urgency", "suspended_at"           of a request
 *      "status", "entries"                          of a response
 *      "contents": [{"answers", "revision"?, "reason"?, "at"?, "by"?}…]   what holds first
 *      "events": [{"name", "at", "kind", "old", "new", "item", "note", "by"}…]
 *      "withheld": {…}, "accesses": [{"at", "kind", "by": name or null, "among"}…]}
 *
 * among: a download of many, which can have held it.
 */
json_t *disclosure_record(database *db, const scope *who, const char *id, const char *subject,
                          const char *audit_kind, GError **error);

#endif
