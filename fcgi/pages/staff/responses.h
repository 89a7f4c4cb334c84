#ifndef PAGES_STAFF_RESPONSES_H
#define PAGES_STAFF_RESPONSES_H

/* The responses to one form: what was filled in, the newest first, and the button for another. */

#include "pages/page.h"

/* GET /forms/{form}/responses?before=K08-7K3MPQ-X */
bool responses_page(visit *v, GError **error);

/*
 * POST /forms/{form}/responses: begins a response; 303 to its first step. Fields :desk, and
 * :number, which the page was given: so a second click leads to the same response. Fields of a step
 * (with its number, "step") may come along: they are the first that is typed in.
 */
bool responses_start(visit *v, GError **error);

#endif
