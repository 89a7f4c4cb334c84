#ifndef PAGES_STAFF_AUDIT_H
#define PAGES_STAFF_AUDIT_H

/* The audit trail: who did what, when, from where. Whoever looks into it stands in it. */

#include "pages/page.h"

/* GET /admin/audit?from=&to=&person=&kind=&subject=&address=&zone=&before=: newest first. */
bool audit_page(visit *v, GError **error);

#endif
