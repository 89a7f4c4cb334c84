#ifndef PAGES_STAFF_RESPONSES_VIEW_H
#define PAGES_STAFF_RESPONSES_VIEW_H

/* The parts of the page that lists the responses to a form. */

#include "pages/page.h"

/*
 * Rows are response_row *, one more than the page holds when there are more. Owned by the caller:
 * {"list" (the page's address), "rows": [{"response_no", "href", "status", "status_code", "typing",
 * "correction", "desk", "begun_by", "begun_at", "begun", "revised_at", "revised", "version"}…],
 * "empty", "count" (a sentence), "next_href"}
 */
json_t *responses_view_list(const visit *v, const named_form *named, const GPtrArray *rows,
                            guint page_rows);

/*
 * The button that begins one; desks are codes (staff_desks()). {"may_begin", "new_number", "desk":
 * the only one's code or null, "desks": [{"code","name"}…], of several}
 */
json_t *responses_view_begin(const visit *v, const named_form *named, const json_t *desks);

#endif
