#ifndef PAGES_STAFF_REPORT_PAGE_H
#define PAGES_STAFF_REPORT_PAGE_H

/*
 * One paper of the council: as it will be printed, a draft with the figures of this moment, what
 * was kept with those of its day.
 *
 *     GET  /reports/{report}
 *     GET  /reports/{draft}/edit   what is in it (pages/staff/edit_page.h)
 *     POST /reports/{draft}/edit
 *     POST /reports/{draft}/keep   once and for all
 */

#include "pages/page.h"

bool report_page(visit *v, GError **error);
bool report_edit_page(visit *v, GError **error);
bool report_edit_save(visit *v, GError **error);
bool report_page_keep(visit *v, GError **error);

/*
 * The report of the route's first parameter. NULL when it is not there (404 was answered) or with a
 * fault. audit_kind as report_read() has it. Caller owns.
 */
json_t *report_of_path(visit *v, const char *audit_kind, GError **error);

#endif
