#ifndef STORE_RETENTION_REVIEW_H
#define STORE_RETENTION_REVIEW_H

/*
 * Retention, as administrators have it: the rules, what is due by them, what is exempt, and the
 * record of what was disposed of. Nothing is disposed of here; that is the worker's
 * (store/retention.h). All of it is for the role administrator: others get empty lists, and "gone".
 */

#include "store/database.h"

#include <jansson.h>

/*
 * Every rule, in the order of the kinds (caller owns):
 *
 *     {"kind": "request", "unit": "fiscal_years", "amount": 5, "disposal": "delete", "saves": 0,
 *      "saved_by": name or null, "saved_at": time or null, "lowest": 1, "highest": 30,
 *      "document": true, "may_pseudonymise": true,
 *      "due": 3, "due_first": day or null, "due_last": day or null, "soon": 1, "held": 0,
 *      "waiting": 7, "waiting_since": day or null}
 *
 * due are those that the worker may dispose of now, and the first and last day on which their
 * clocks began; soon, those within three months more; waiting, the requests that are not finished
 * and therefore never due.
 */
json_t *retention_rules(database *db, const scope *who, GError **error);

typedef struct {
    const char *kind;  /* of a document */
    const char *which; /* "due", "soon", "held", "waiting" */
    const char *after; /* cursor: the last number seen; NULL = from the start */
    int limit;
} retention_filter;

/*
 * [{"subject": "Z08-…", "since": day, "held": false, "href": path of its page}…], the longest at
 * rest first; audited. Caller owns.
 */
json_t *retention_list(database *db, const scope *who, const retention_filter *filter,
                       GError **error);

typedef struct {
    const char *kind;
    gint64 saves;          /* of the rule, when the page was made */
    const json_t *answers; /* of forms/own/retention_rule.json or retention_term.json */
    const char *confirmed; /* the number that RULE_CONFIRM told, as text; or NULL */
} rule_change;

typedef enum {
    RULE_DONE,
    RULE_CHANGED, /* somebody was quicker */
    RULE_BOUNDS,  /* the amount is outside the kind's bounds, or no such disposal is for it */
    RULE_CONFIRM, /* it would make rows due at once: do it again with their number */
    RULE_GONE,
} rule_outcome;

/* *due: how many more rows are due at once (negative: fewer); of RULE_CONFIRM and RULE_DONE. */
bool retention_change(database *db, const scope *who, const rule_change *change,
                      rule_outcome *outcome, gint64 *due, GError **error);

/* [{"subject", "reason", "held_by": name, "held_at": time}…], the newest first. Caller owns. */
json_t *retention_holds(database *db, const scope *who, GError **error);

typedef enum {
    HOLD_DONE, /* it is so, by this call or by an earlier one that was the same */
    HOLD_HELD, /* it is exempt already, by somebody else or for another reason, which stays */
    HOLD_GONE, /* there is none of that number */
} hold_outcome;

/* Exempts a request or response from disposal. */
bool retention_hold(database *db, const scope *who, const char *subject, const char *reason,
                    hold_outcome *outcome, GError **error);

/* Lifts that. Doing it twice is doing it once. */
bool retention_lift(database *db, const scope *who, const char *subject, const char *reason,
                    GError **error);

/*
 * Whether a request is exempt, or its use is stopped: {"number", "held", "suspended"}; JSON null
 * when there is none, or the session is no administrator's. Caller owns.
 */
json_t *retention_marks(database *db, const scope *who, const char *receipt_no, GError **error);

#endif
