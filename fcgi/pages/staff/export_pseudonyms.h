#ifndef PAGES_STAFF_EXPORT_PSEUDONYMS_H
#define PAGES_STAFF_EXPORT_PSEUDONYMS_H

/*
 * The log for statistics: what is counted of each contact of a period, without names, numbers or
 * words (sql/migrations/0021, contact_pseudonyms()). The one download of the log that a contractor
 * gets: a ZIP with the table, the code table and a README that says what it is.
 *
 *     GET, POST /exports/pseudonyms
 */

#include "pages/page.h"

bool export_pseudonyms_page(visit *v, GError **error);
bool export_pseudonyms_make(visit *v, GError **error);

#endif
