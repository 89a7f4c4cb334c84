#ifndef PAGES_STAFF_CONTACT_PAGE_H
#define PAGES_STAFF_CONTACT_PAGE_H

/* Reading a contact: as it is, as it was, on paper. */

#include "pages/staff/opened_contact.h"

/* GET /contacts/{contact} */
bool contact_page(visit *v, GError **error);

/* The same with 409: somebody was quicker. reason is what was typed as one, or NULL. */
bool contact_page_changed(visit *v, const opened_contact *k, const char *reason, GError **error);

/* GET …/revisions/{revision} */
bool contact_revision_page(visit *v, GError **error);

/* GET …/print: 記録票 of one contact. */
bool contact_print_page(visit *v, GError **error);

#endif
