#ifndef PAGES_STAFF_EXPORT_H
#define PAGES_STAFF_EXPORT_H

/*
 * Downloads of requests and of contacts of the log. They are made whole in spool files before the
 * first byte leaves, so that their length is known, and served by a pool of workers of their own,
 * so that no page waits for them.
 *
 *     GET  /exports/requests?state=&desk=   what is to be in the file, the list's filter filled in
 *     POST /exports/requests                the file; or the form again, with what is wrong with
 * it; or, of CP932, first what will be replaced in it
 *
 *     GET, POST /exports/contacts           the same of the log: of what row security shows
 *
 * A file is the answer to a POST: nothing fetches one by following a link, and a reason is never in
 * an address. Asking twice gives the file twice and two rows in the audit trail.
 */

#include "pages/page.h"

bool export_page(visit *v, GError **error);
bool export_contacts_page(visit *v, GError **error);
bool export_make(visit *v, GError **error);

#endif
