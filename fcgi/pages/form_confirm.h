#ifndef PAGES_FORM_CONFIRM_H
#define PAGES_FORM_CONFIRM_H

/*
 * The last look at what was filled in. What is handed in is exactly what was shown: the page
 * carries the revision that it was made from, and when something was saved since then it is shown
 * again instead (?changed=1).
 */

#include "pages/form_step.h"

/*
 * True when nothing is open any more. Else the visit is answered: 303 to the first step that is,
 * with its issues.
 */
bool form_confirm_is_ready(visit *v, const form_way *way, const form *f);

/*
 * The view of templates/shared/form_confirm: form_summary_view() with
 *     way        the path that steps and the confirm page lie beneath
 *     revision   to come back with the post: step_fields_revision()
 *     last_step
 *     changed    what the query says
 * step->page does not matter. Caller owns.
 */
json_t *form_confirm_view(const visit *v, const form_step *step, gint64 revision);

/* 303 to the page again, which then says that something has changed. */
void form_confirm_again(visit *v, const form_way *way);

#endif
