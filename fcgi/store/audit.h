#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

/*
 * The audit trail as administrators read it: who did what, when, from where. For everybody else it
 * is empty. Reading it writes a row itself, in the same transaction: "audit.view", "audit.search"
 * when something was searched for, "audit.export".
 */

#include "store/database.h"

#include <jansson.h>

/* Each member NULL: any. */
typedef struct {
    const char *from, *to; /* days, 2026-09-01, in Tokyo; both are within */
    const char *staff_id;
    const char *kind;    /* "request.view" */
    const char *subject; /* the whole of it: a receipt number, an account … */
    const char *address;
    const char *zone;   /* the role that wrote it: "madoguchi_staff" … */
    const char *before; /* cursor: number of the last row seen */
    int limit;
} audit_filter;

typedef struct {
    char *number, *at;                                   /* ISO 8601 with +09:00 */
    char *zone, *staff_id, *name, *address, *request_id; /* all but zone may be NULL */
    char *kind, *subject;                                /* subject may be NULL */
    json_t *detail;                                      /* an object */
} audit_row;
void audit_row_free(audit_row *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(audit_row, audit_row_free)

/* Newest first. Elements are audit_row *, owned. */
GPtrArray *audit_list(database *db, const scope *who, const audit_filter *filter, GError **error);

/*
 * [{"code","display"}…]: the accounts that rows can be of, those no longer in use too. Caller owns.
 */
json_t *audit_people(database *db, const scope *who, GError **error);

typedef bool (*audit_handler)(const audit_row *row, void *data, GError **error);

/*
 * Every row of the filter (limit and cursor ignored), oldest first, in constant memory.
 * FAULT_DENIED when the session must not export.
 */
bool audit_export(database *db, const scope *who, const audit_filter *filter, audit_handler handle,
                  void *data, GError **error);

#endif
