#ifndef PAGES_STAFF_REQUEST_ANSWERS_H
#define PAGES_STAFF_REQUEST_ANSWERS_H

/*
 * The answers of a request as a desk reads them: in Japanese, and in the language that they were
 * given in; with what the desk corrected beside them. Nothing that was sent is replaced.
 */

#include "pages/staff/opened_request.h"

/*
 * answers_summary_view() in Japanese; each of its rows has these members besides:
 *
 *   original        { "lang", "text", "values" }: in the language of the resident; null when that
 *                   reads the same
 *   untranslated    it was written by the resident, in a language that is not Japanese
 *   masked          it is sensitive and not shown: values is empty, original null
 *   corrections     [ { "value", "note", "at", "at_iso", "who" } … ], the first first; of what is
 *                   masked none
 *   has_corrections
 *   correct_href    where a correction is added; null for who must not
 */
json_t *request_answers_view(const visit *v, const opened_request *r);

/* What the question is called in such a view, or its linkId. Borrowed. */
const char *request_answers_label(const json_t *view, const char *link_id);

/* The row of a question in such a view; NULL when there is none. Borrowed. */
json_t *request_answers_row(const json_t *view, const char *link_id);

#endif
