#ifndef STORE_REPORT_H
#define STORE_REPORT_H

/*
 * The council's paper (資料１): a draft that desks and administrators edit, until it is kept with
 * the figures of that day; from then on it is the same for ever. What the session may not read is
 * not there. A draft is edited as store/edit.h has it, with the queries report_edit and
 * report_save.
 */

#include "store/database.h"
#include "store/edit.h"

#include <jansson.h>

/*
 * [{"id", "fiscal_year": 2026, "title", "council", "kept_at": ISO or null, "saved_at", "saved_by":
 * a name, null for who may not know colleagues}…], the latest year first. Writes the audit row
 * "report.list". Caller owns.
 */
json_t *report_list(database *db, const scope *who, GError **error);

/*
 * {"id", "fiscal_year", "title", "audience": "council" or "internal", "answers": of the form
 * own/report, "based_on": number or null, "saves", "saved_by", "saved_at", "figures": [figures.h]
 * or null, "kept_by", "kept_at": null of a draft}. Caller owns. NULL without fault: not there.
 * audit_kind: of the row that is written about it, "report.view" or "report.export" (FAULT_DENIED
 * without the right); NULL for a look that shows nothing.
 */
json_t *report_read(database *db, const scope *who, const char *number, const char *audit_kind,
                    GError **error);

typedef struct {
    const char *once;      /* of the page: the same again makes no second one */
    const json_t *answers; /* of the form own/report_new or own/report_version */
    const json_t *usual;   /* what every paper begins with, as answers of own/report */
    const char *from;      /* the number of the paper that it is a new version of, or NULL */
} new_report;

/* Its number, in *id; 0 when the session may write none. False with a fault. */
bool report_create(database *db, const scope *who, const new_report *what, gint64 *id,
                   GError **error);

typedef struct {
    const char *number;
    gint64 at; /* saves of the draft whose figures these are */
} report_seen;

/* Keeps it with these figures, an array. A second click finds it done. */
bool report_keep(database *db, const scope *who, const report_seen *seen, const json_t *figures,
                 edit_result *result, GError **error);

#endif
