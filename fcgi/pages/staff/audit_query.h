#ifndef PAGES_STAFF_AUDIT_QUERY_H
#define PAGES_STAFF_AUDIT_QUERY_H

/*
 * The query of the audit trail's page and of its download:
 * ?from=2026-09-01&to=&person=3&kind=request.view&subject=Z08-7K3MPQ-X&address=&zone=&before=.
 * An empty value is no filter.
 */

#include "pages/page.h"
#include "store/audit.h"

typedef struct {
    audit_filter filter; /* points into the request and the members below */
    char *from, *to;     /* owned */
    char *subject;
} audit_query;
void audit_query_clear(audit_query *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(audit_query, audit_query_clear)

/*
 * False when the query has a field of another name, one twice, or a value that cannot be: 400. Days
 * may be typed as people do (base/calendar.h).
 */
bool audit_query_read(const visit *v, audit_query *query);

/* The address PATH with the filter, and with this cursor when it is not NULL. Caller owns. */
char *audit_query_href(const char *path, const audit_filter *filter, const char *before);

/*
 * The kinds of rows that there are words for, [{"code": "request.view", "label"}…] in the order of
 * their codes. Caller owns.
 */
json_t *audit_query_kinds(const visit *v);

/* The zones that write rows: codes, NULL-terminated. */
extern const char *const audit_query_zones[];

#endif
