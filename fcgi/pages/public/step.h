#ifndef PAGES_PUBLIC_STEP_H
#define PAGES_PUBLIC_STEP_H

/* A step of the consultation; what all forms have in common is in pages/form_step.h. */

#include "pages/page.h"

/* GET /consultation/steps/{step}. With from=confirm, next leads back to the confirm page. */
bool step_page(visit *v, GError **error);

/*
 * POST /consultation/steps/{step}: saves, then 303 to where the pressed button leads; or, without a
 * button, what autosave.h says.
 */
bool step_save(visit *v, GError **error);

#endif
