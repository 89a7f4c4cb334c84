#ifndef PAGES_PUBLIC_STEP_H
#define PAGES_PUBLIC_STEP_H

/*
 * A step of the form. POST saves what was typed, right or wrong, and always redirects; GET shows
 * what is saved. So reload, back and a second tab are harmless, and an error costs nothing that was
 * typed.
 */

#include "pages/page.h"

/* What a step shows beside its questions. */
typedef enum {
    STEP_PLAIN,
    STEP_CHECK, /* ?check=1: its issues */
    STEP_MORE,  /* ?more=1: that an answer just given brought up more questions */
} step_mode;

/* GET /consultation/steps/{step}. With from=confirm, next leads back to the confirm page. */
bool step_page(visit *v, GError **error);

/*
 * POST /consultation/steps/{step}: the fields of the page and action = next, back or quit, or save
 * when the page saves itself (autosave.h); or, in place of action, language = a tag: save and show
 * the page in that language.
 */
bool step_save(visit *v, GError **error);

/* 303 to a step. */
void step_redirect(visit *v, int page, step_mode mode, bool from_confirm);

#endif
