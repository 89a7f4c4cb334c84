#ifndef PAGES_STAFF_RESPONSE_PAGE_H
#define PAGES_STAFF_RESPONSE_PAGE_H

/*
 * A response to be read: what holds, who is typing into it, the revisions before, and what can be
 * done with it. That it was read stands in the audit trail.
 */

#include "pages/staff/opened_response.h"

/* GET /forms/{form}/responses/{response} */
bool response_page(visit *v, GError **error);

/* GET /forms/{form}/responses/{response}/revisions/{revision}: an earlier one, as it was. */
bool response_revision_page(visit *v, GError **error);

/*
 * 409: the page as it is now, because it was no longer as the visitor saw it when they pressed a
 * button; with the reason that they had typed.
 */
bool response_page_changed(visit *v, const opened_response *r, const char *reason, GError **error);

#endif
