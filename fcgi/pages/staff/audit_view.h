#ifndef PAGES_STAFF_AUDIT_VIEW_H
#define PAGES_STAFF_AUDIT_VIEW_H

/*
 * Rows of the audit trail as people read them. What there is no word for yet is shown by its code,
 * so that a new kind of row is seen before it has a sentence.
 */

#include "pages/page.h"
#include "store/audit.h"

/*
 * {"number", "at", "time" (to the second), "kind", "zone", "who" (the account's name), "staff_id",
 * "address", "subject", "href" (of a request), "request_id", "details" [{"label","value"}…]}; what
 * there is not is null.
 */
json_t *audit_view_row(const visit *v, const audit_row *row);

/* The word for a kind, a zone. Borrowed: from the catalog, or the code itself. */
const char *audit_view_kind(const visit *v, const char *language, const char *kind);
const char *audit_view_zone(const visit *v, const char *language, const char *code);

/* The details in a line, "label: value; …". Caller owns. */
char *audit_view_detail_line(const visit *v, const char *language, json_t *detail);

#endif
