#ifndef PAGES_STAFF_PUBLISHED_FORM_H
#define PAGES_STAFF_PUBLISHED_FORM_H

#include "pages/page.h"

/*
 * The form of (url, version), or the active one with version NULL. A published form is never
 * withdrawn, so that there is none is a fault here, never an answer: NULL always comes with *error.
 */
const questionnaire *published_form(visit *v, const char *url, const char *version, GError **error);

#endif
