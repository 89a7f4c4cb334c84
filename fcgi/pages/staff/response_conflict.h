#ifndef PAGES_STAFF_RESPONSE_CONFLICT_H
#define PAGES_STAFF_RESPONSE_CONFLICT_H

/*
 * Somebody else was quicker. Nothing was saved then, and what was typed is in the page that says
 * so: who it was and when, and a button that leads on with what was typed.
 */

#include "pages/staff/opened_response.h"

/*
 * 409: r is as the other has left it, typed the entries of the posted page. While it is still being
 * typed in: the step with what was typed, and what the other has written instead of it; pressing
 * next again saves. When it is not: a correction can be begun with what was typed.
 */
bool response_conflict_show(visit *v, const opened_response *r, int page, json_t *typed,
                            GError **error);

/* 410: it was thrown away, or there never was one; another can be begun with what was typed. */
bool response_conflict_gone(visit *v, GError **error);

#endif
