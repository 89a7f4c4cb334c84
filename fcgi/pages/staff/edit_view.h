#ifndef PAGES_STAFF_EDIT_VIEW_H
#define PAGES_STAFF_EDIT_VIEW_H

/*
 * What the page of something that is edited shows beside its form (staff/edit_head): who saved it
 * last, what stands in the way, and where a colleague's save differs from what was typed.
 */

#include "pages/page.h"
#include "store/edit.h"

/*
 * {"facts","saved_by","saved_at","saved_text"} of a row; of none (a new thing) facts alone is not
 * null. Caller owns.
 */
json_t *edit_view_row(const edit_row *row);

/*
 * [{"text","values","unanswered"}…]: what stands there now where something else was typed, of the
 * own form of that name. False with a fault.
 */
bool edit_view_differences(visit *v, const char *form_name, const json_t *now, const json_t *typed,
                           json_t **out, GError **error);

#endif
