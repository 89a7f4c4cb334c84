#ifndef PAGES_PUBLIC_MAINTENANCE_H
#define PAGES_PUBLIC_MAINTENANCE_H

/*
 * When the public zone is closed for maintenance: one page in place of all others, in the visitor's
 * language, with the desk's telephone number. Drafts stay, and what was just sent can be sent again
 * from it. It needs nothing but what the worker has in hand, so it also stands while the database
 * is being worked on.
 */

#include "pages/page.h"

bool maintenance_is_on(const visit *v);

/* Answers with that page: 503, and Retry-After until the end that was told. */
bool maintenance_page(visit *v, GError **error);

/*
 * What the first page says of a maintenance to come: {"starts","ends" (or
 * null),"message","message_lang"}; null when there is none ahead. Caller owns.
 */
json_t *maintenance_ahead(const visit *v);

#endif
