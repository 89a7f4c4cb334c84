#ifndef PAGES_STAFF_CASE_CHANGE_H
#define PAGES_STAFF_CASE_CHANGE_H

/*
 * What a desk can do with a case itself. Each deed has a page with a form of its own, which goes
 * back to the case when it is done. When a colleague was quicker nothing is done: the page comes
 * again, with who did what, and with what was typed (409); pressing the button once more does it
 * then.
 */

#include "pages/page.h"

/* GET and POST /cases/{case}/desk: hands it to another desk, with a note that both keep. */
bool case_desk_page(visit *v, GError **error);
bool case_desk_save(visit *v, GError **error);

/* …/state: 継続中, 見守り中, 終結 with how it ended and when */
bool case_state_page(visit *v, GError **error);
bool case_state_save(visit *v, GError **error);

/* …/due: another day for the follow-up */
bool case_due_page(visit *v, GError **error);
bool case_due_save(visit *v, GError **error);

/* POST …/staff: puts the account of the field "staff" in charge; nobody when it is empty. */
bool case_staff_save(visit *v, GError **error);

#endif
