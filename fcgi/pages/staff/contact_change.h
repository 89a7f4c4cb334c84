#ifndef PAGES_STAFF_CONTACT_CHANGE_H
#define PAGES_STAFF_CONTACT_CHANGE_H

/*
 * What is done to a contact beside typing it. Each is a POST with the field revision, as the page
 * was given it; when somebody was quicker, 409 and the page as it is now. Nothing that was
 * completed is ever deleted.
 */

#include "pages/page.h"

/*
 * Begins a correction: 303 to the sheet. The field :reason may be empty within a week of the
 * completion. The fields of a sheet may come along; they are the first that is typed in.
 */
bool contact_change_amend(visit *v, GError **error);

/* GET and POST …/discard: throws away what is being typed. */
bool contact_discard_page(visit *v, GError **error);
bool contact_change_discard(visit *v, GError **error);

/* Marks it as entered in error. :reason must be given. */
bool contact_change_withdraw(visit *v, GError **error);

/* GET and POST …/unmask: why sensitive answers must be seen. */
bool contact_unmask_page(visit *v, GError **error);
bool contact_unmask_save(visit *v, GError **error);

#endif
