#ifndef FORM_OPTIONS_VIEW_H
#define FORM_OPTIONS_VIEW_H

/*
 * The view of a question's options, as view.h describes it; the caller owns what it gets. Private
 * to form/.
 */

#include "form/walk.h"

#include <jansson.h>

/* The array "options", or null for a question that has none. */
json_t *options_view(const form *f, const node *n);

/* Those of the options that are proposed ("proposals"); empty when there are none. */
json_t *proposals_view(const json_t *options);

/* The object "other" of an open-choice, or null. */
json_t *other_view(const form *f, const node *n);

#endif
