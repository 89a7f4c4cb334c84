#ifndef PAGES_STAFF_OFFICE_HOURS_H
#define PAGES_STAFF_OFFICE_HOURS_H

/*
 * When the office opens and closes: what comes at another time is counted as after hours (時間外),
 * and the mails of the morning are written before it closes. Days are no matter of an
 * administrator's: holidays are the law's.
 */

#include "pages/page.h"

/* GET /admin/office-hours */
bool office_hours_page(visit *v, GError **error);

/* POST of its form: 303, or the page again (edit_page.h). */
bool office_hours_save(visit *v, GError **error);

#endif
