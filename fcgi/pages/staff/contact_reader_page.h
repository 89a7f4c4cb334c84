#ifndef PAGES_STAFF_CONTACT_READER_PAGE_H
#define PAGES_STAFF_CONTACT_READER_PAGE_H

/*
 * Who reads a strict contact, and naming another one. For its readers, and for administrators, who
 * name a substitute for whoever is ill without seeing what the contact says.
 */

#include "pages/page.h"

/* GET and POST /contacts/{contact}/readers */
bool contact_reader_page(visit *v, GError **error);
bool contact_reader_save(visit *v, GError **error);

/* POST /contacts/{contact}/readers/drop: takes the name of "staff" back. */
bool contact_reader_take_back(visit *v, GError **error);

#endif
