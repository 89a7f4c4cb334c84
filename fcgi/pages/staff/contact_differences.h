#ifndef PAGES_STAFF_CONTACT_DIFFERENCES_H
#define PAGES_STAFF_CONTACT_DIFFERENCES_H

/* What two states of a form say differently. Pure. */

#include <jansson.h>
#include <stdbool.h>

/*
 * Of two views of form/view.h's summary shape: [{"text", "old": [value…], "new": [value…],
 * "unanswered_before", "unanswered_now", "masked"}…] in the order of the form. Where masked is
 * asked for, the values of sensitive questions are left out, and only that they differ is told.
 * Caller owns.
 */
json_t *contact_differences(const json_t *before, const json_t *now, bool masked);

#endif
