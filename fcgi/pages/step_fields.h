#ifndef PAGES_STEP_FIELDS_H
#define PAGES_STEP_FIELDS_H

/*
 * What the form of a step posts: answers, and beside them the page's own fields (key, version,
 * revision, from, step, action, language …), which are no answers and are taken out here.
 */

#include "form/questionnaire.h"
#include "pages/page.h"

/*
 * The entries of a posted page (form/entries.h), with one row more or less when the button add or
 * remove was pressed: then *focus (caller frees) is the id of the element at which the visitor goes
 * on, else NULL. NULL when no page of ours sends such a thing. Caller owns.
 */
json_t *step_fields_accept(const visit *v, const questionnaire *q, int page, char **focus);

/* The same of a sheet, all pages at once. */
json_t *step_fields_accept_sheet(const visit *v, const questionnaire *q, char **focus);

/*
 * The revision of the draft that the page was made from, as it came back; -1 when it is none that
 * we sent.
 */
gint64 step_fields_revision(const visit *v);

/*
 * The posted answers as [{"name","value"}…], to be carried along in a page's hidden fields; null
 * when none were posted. Caller owns.
 */
json_t *step_fields_kept(const visit *v);

#endif
