#ifndef PAGES_STAFF_REPORTS_H
#define PAGES_STAFF_REPORTS_H

/*
 * The council's papers (資料１), and the beginning of one.
 *
 *     GET  /reports
 *     GET  /reports/new           of a year, with last year's choices and comments where wished
 *     GET  /reports/new?from=12   a new version of a paper, with all that stands in it
 *     POST /reports/new           begins it; a second click leads to the same one
 */

#include "pages/page.h"

bool reports_page(visit *v, GError **error);
bool report_new_page(visit *v, GError **error);
bool report_new_save(visit *v, GError **error);

#endif
