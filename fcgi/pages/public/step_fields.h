#ifndef PAGES_PUBLIC_STEP_FIELDS_H
#define PAGES_PUBLIC_STEP_FIELDS_H

/*
 * What the form of a step posts: answers, and beside them the page's own fields (key, version,
 * from, step, action, language, device, turn, at), which are no answers and are taken out here.
 */

#include "form/questionnaire.h"
#include "pages/page.h"

/*
 * The entries of a posted page (form/entries.h). NULL when no page of ours sends such a thing.
 * Caller owns.
 */
json_t *step_fields_accept(const visit *v, const questionnaire *q, int page);

/*
 * The posted answers as [{"name","value"}…], to be carried along in a page's hidden fields; null
 * when none were posted. Caller owns.
 */
json_t *step_fields_kept(const visit *v);

#endif
