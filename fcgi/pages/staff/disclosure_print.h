#ifndef PAGES_STAFF_DISCLOSURE_PRINT_H
#define PAGES_STAFF_DISCLOSURE_PRINT_H

/*
 * What is handed to who asked: every record of a disclosure without what is withheld, and every
 * access to it that the audit trail has.
 *
 *     GET /admin/disclosures/{id}/print             for paper, A4
 *     GET /exports/disclosures/{id}/records.json    the same as a file
 */

#include "pages/page.h"

bool disclosure_print(visit *v, GError **error);
bool disclosure_file(visit *v, GError **error);

#endif
