#ifndef PAGES_STAFF_CASE_TIMELINE_H
#define PAGES_STAFF_CASE_TIMELINE_H

/* What happened to a case, in order: its contacts, and what was done with the case itself. */

#include "form/questionnaire.h"
#include "pages/page.h"

/*
 * [{"contact": {…} or null, "event": {…} or null}…], the latest first, what is being typed before
 * all; found: case_view_case(). Caller owns.
 */
json_t *case_timeline(const visit *v, const json_t *found);

/*
 * [{"at", "at_iso", "who", "what" (a sentence), "into", "note", "masked"}…]: events of the case
 * after a save, the first first, as shared with requests (staff/request_events). Caller owns.
 */
json_t *case_timeline_events(const visit *v, const json_t *found, gint64 after);

#endif
