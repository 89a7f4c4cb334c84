#ifndef PAGES_PUBLISHED_FORM_H
#define PAGES_PUBLISHED_FORM_H

/*
 * The forms that pages need. A published form is never withdrawn, so that one is missing is a fault
 * of the installation and never an answer to be handled.
 */

#include "form/form_context.h"
#include "pages/page.h"

/* The consultation form: what residents fill in, and what requests are answers to. */
extern const char consultation_form_url[];

/*
 * Of (url, version), or with version NULL the active one. Borrowed; NULL always comes with *error,
 * FAULT_CONFIGURATION when there is none.
 */
const questionnaire *published_form(visit *v, const char *url, const char *version, GError **error);

/*
 * What a form is shown with to this visitor, today: language, texts, and the municipality's places
 * and value sets. Valid as long as the visit.
 */
form_context published_form_context(const visit *v);

/* The same in another language than the visitor's. */
form_context published_form_context_in(const visit *v, const char *language);

#endif
