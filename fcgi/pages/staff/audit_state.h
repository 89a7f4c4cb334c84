#ifndef PAGES_STAFF_AUDIT_STATE_H
#define PAGES_STAFF_AUDIT_STATE_H

/* How the audit trail's chain stands, for the administrator's pages (staff/audit_broken). */

#include "pages/page.h"

/*
 * {"seal", "sealed_at", "sealed", "head", "checked_at", "checked" (null before the first),
 * "whole" (the last verification found nothing), "broken", "late" (there was none for two days),
 * "problems" [sentence…]}. NULL with a fault. Caller owns.
 */
json_t *audit_state_view(const visit *v, GError **error);

#endif
