#ifndef PAGES_STAFF_RESPONSE_STEP_H
#define PAGES_STAFF_RESPONSE_STEP_H

/*
 * A step of a response. What all forms have in common is in pages/form_step.h; here two people may
 * type into the same one: the second is told, with what they typed still before them.
 */

#include "pages/staff/opened_response.h"

/* GET /forms/{form}/responses/{response}/steps/{step} */
bool response_step_page(visit *v, GError **error);

/* POST to the same: saves, then 303 to where the pressed button leads; 409 when it cannot be. */
bool response_step_save(visit *v, GError **error);

/*
 * The view of a step; the questions as f has them. "conflict" is null in it: see
 * response_conflict.h. Owned by the caller.
 */
json_t *response_step_view(const visit *v, const opened_response *r, const form *f, int page);

#endif
