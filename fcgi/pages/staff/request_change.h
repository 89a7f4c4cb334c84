#ifndef PAGES_STAFF_REQUEST_CHANGE_H
#define PAGES_STAFF_REQUEST_CHANGE_H

/*
 * What can be done with a request. Each deed has a page with a form of its own, which goes back to
 * the request when it is done. When a colleague was quicker nothing is done: the page comes again,
 * with who did what, and with what was typed (409); pressing the button once more does it then.
 */

#include "pages/page.h"

/* GET and POST /requests/{receipt}/note */
bool request_note_page(visit *v, GError **error);
bool request_note_save(visit *v, GError **error);

/* …/state: 未対応, 対応中, 完了, 迷惑; the last with a reason */
bool request_state_page(visit *v, GError **error);
bool request_state_save(visit *v, GError **error);

/* …/desk: hands it to another desk, which may be the last that this one sees of it */
bool request_desk_page(visit *v, GError **error);
bool request_desk_save(visit *v, GError **error);

/* …/corrections/{item}: what is right, beside an answer that stays as it was sent */
bool request_correction_page(visit *v, GError **error);
bool request_correction_save(visit *v, GError **error);

#endif
