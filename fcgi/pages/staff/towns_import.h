#ifndef PAGES_STAFF_TOWNS_IMPORT_H
#define PAGES_STAFF_TOWNS_IMPORT_H

/*
 * All towns at once, as a CSV (import/town_table.h has its columns). What a file would change is
 * shown first, with the faults of it by line and column, and nothing is done before somebody has
 * seen it and says so; towns that the file has not are retired only when each is ticked. It is done
 * wholly or not at all, and not when a colleague changed a town in between.
 */

#include "pages/page.h"

/* GET /exports/towns.csv: UTF-8 with BOM; read in again it changes nothing. */
bool towns_csv(visit *v, GError **error);

/* GET /admin/import/towns */
bool towns_import_page(visit *v, GError **error);

/*
 * POST of a file, or of pasted text: 422 with its faults, or 303 to what it would change. Fields:
 * "file", "text".
 */
bool towns_import_read(visit *v, GError **error);

/* GET /admin/import/towns/check: what it would change. */
bool towns_import_check(visit *v, GError **error);

/* POST of the same: does it. Fields: ":at", the plan's number; "retire", the codes that were
 * ticked. */
bool towns_import_apply(visit *v, GError **error);

#endif
