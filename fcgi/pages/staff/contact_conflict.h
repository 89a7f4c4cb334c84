#ifndef PAGES_STAFF_CONTACT_CONFLICT_H
#define PAGES_STAFF_CONTACT_CONFLICT_H

/* Two people on one contact: whoever comes second sees both texts, and nothing is lost. */

#include "pages/staff/opened_contact.h"

/*
 * 409: the sheet with what was typed, and beside it what stands there now; or, when it is not being
 * typed any more, the page that offers to correct it with what was typed.
 */
bool contact_conflict_show(visit *v, const opened_contact *k, json_t *typed, GError **error);

#endif
