#ifndef PAGES_STAFF_RESPONSE_CHANGE_H
#define PAGES_STAFF_RESPONSE_CHANGE_H

/*
 * What can be done with a response as a whole: correct it, throw away what is being typed, declare
 * it entered in error. Each post carries the revision that its page was made from; when somebody
 * was quicker, the response is shown as it is now, and nothing was done.
 */

#include "pages/page.h"

/*
 * POST /forms/{form}/responses/{response}/amend: begins a correction; field :reason. 303 to the
 * last look, from where each answer can be reached. Fields of a step (with its number, "step") may
 * come along: then they are typed in, and it is 303 to that step.
 */
bool response_amend(visit *v, GError **error);

/* GET …/discard asks; POST throws away what is being typed. */
bool response_discard_page(visit *v, GError **error);
bool response_discard(visit *v, GError **error);

/* POST …/withdraw: field :reason. */
bool response_withdraw(visit *v, GError **error);

#endif
