#ifndef PAGES_PUBLIC_CONFIRM_H
#define PAGES_PUBLIC_CONFIRM_H

/*
 * The last look at the answers, and sending them. Sent is exactly what was shown: the page carries
 * the draft's revision, and when another tab changed the draft since then it is shown again
 * instead.
 */

#include "pages/page.h"

/* GET /consultation/confirm. When something is open yet, 303 to that step with its issues. */
bool confirm_page(visit *v, GError **error);

/*
 * POST /consultation/confirm: sends. 303 to the receipt once the request is committed, however
 * often the button is pressed: the request's key is made from the draft's token, one a draft for
 * ever.
 */
bool confirm_send(visit *v, GError **error);

#endif
