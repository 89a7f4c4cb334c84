#ifndef PAGES_PUBLIC_AUTOSAVE_H
#define PAGES_PUBLIC_AUTOSAVE_H

/*
 * A step that saves itself while one types (static/autosave.mjs). The page posts what changed since
 * it was shown, as a button would, but with action=save. Nothing is asked by that, nothing is
 * answered but how it went, and nothing newer is overwritten (docs/decisions/0001).
 */

#include "pages/page.h"

/* Whether the page was sent by itself and not with a button. */
bool autosave_is_meant(const visit *v);

/*
 * Keeps the entries of a step that came with the fields :turn and :at (store/draft.h). Answers
 *
 *     204  kept; the header Kept-Until says until when, as url_part()
 *     400  it was no page of ours
 *     409  not kept: the step was sent since, or the whole was
 *     410  there is no draft: it has ended, or the visitor took it back
 *
 * and after the last three the page stops trying.
 */
bool autosave(visit *v, int step, const json_t *entries, GError **error);

#endif
