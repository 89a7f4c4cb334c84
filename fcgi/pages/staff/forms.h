#ifndef PAGES_STAFF_FORMS_H
#define PAGES_STAFF_FORMS_H

/* The forms that staff can fill in, and what they have begun and not completed. */

#include "pages/page.h"

/* GET /forms */
bool forms_page(visit *v, GError **error);

#endif
