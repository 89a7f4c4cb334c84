#ifndef PAGES_STAFF_REQUEST_TIMELINE_H
#define PAGES_STAFF_REQUEST_TIMELINE_H

/* What was done with a request, in sentences. */

#include "pages/staff/opened_request.h"

/*
 * [{"at", "at_iso", "who", "what" (a sentence), "into" (a sentence on the state that it came into,
 * or null), "note" (or null), "masked" (there is a note, not shown)}…] of the events after a save,
 * the first first. answers: request_answers_view().
 */
json_t *request_timeline(const visit *v, const opened_request *r, const json_t *answers,
                         gint64 after);

#endif
