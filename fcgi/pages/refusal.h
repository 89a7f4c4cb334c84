#ifndef PAGES_REFUSAL_H
#define PAGES_REFUSAL_H

/*
 * What was refused stands in the audit trail ("page.refused"): the route, not the address that was
 * asked for, why, and the number of the request or response that somebody wanted to see, when it is
 * one. Never what a visitor typed.
 *
 *     role, right       the account may not come here, or may not take files away
 *     origin, key       another site sent it; the form was another session's, or another draft's
 *     not_there         of an account: the object is not there, or is not theirs to see
 *     denied            of an account: the page or the database refused it
 *
 * Who is not logged in and asks for a page of the staff zone is asked to log in, which is no
 * refusal. So that nobody can fill the trail, it is bounded in the database (note_refusal()).
 */

#include "pages/page.h"

/*
 * Notes the visit, which is answered, if it was refused. fault is what its page failed with, or
 * NULL. A refusal that cannot be noted is logged; the answer stays.
 */
void refusal_note(visit *v, const route *row, const GError *fault);

#endif
