#ifndef PAGES_STAFF_PUBLISHED_FORM_H
#define PAGES_STAFF_PUBLISHED_FORM_H

/*
 * The form that stored answers belong to. A published form is never withdrawn, so that there is
 * none is a fault here, never an answer to be handled.
 */

#include "pages/page.h"

/* Of (url, version), or with version NULL the active one. Borrowed; NULL always comes with *error.
 */
const questionnaire *published_form(visit *v, const char *url, const char *version, GError **error);

#endif
