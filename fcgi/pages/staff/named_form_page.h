#ifndef PAGES_STAFF_NAMED_FORM_PAGE_H
#define PAGES_STAFF_NAMED_FORM_PAGE_H

/* The form of the address /forms/{form}. */

#include "pages/page.h"

/* *out (owned by the caller) is NULL when there is none: the visit is answered with 404. */
bool named_form_page(visit *v, named_form **out, GError **error);

#endif
