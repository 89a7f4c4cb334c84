#ifndef PAGES_STAFF_FORM_PAPER_H
#define PAGES_STAFF_FORM_PAPER_H

/* A form on paper, blank: to be handed out, or taken along. What comes back is typed in. */

#include "pages/page.h"

/* GET /forms/{form}/paper */
bool form_paper_page(visit *v, GError **error);

#endif
