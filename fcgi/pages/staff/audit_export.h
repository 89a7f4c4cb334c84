#ifndef PAGES_STAFF_AUDIT_EXPORT_H
#define PAGES_STAFF_AUDIT_EXPORT_H

/* The audit trail as a file, for whoever inspects it elsewhere. */

#include "pages/page.h"

/*
 * GET /exports/audit.csv with the query of /admin/audit: every row of the filter, oldest first. For
 * administrators who have the right export. That it was taken is its last row.
 */
bool audit_export_csv(visit *v, GError **error);

#endif
