#ifndef FORM_CONDITION_VIEW_H
#define FORM_CONDITION_VIEW_H

/* The conditions of a node for the script of the page. Private to form/. */

#include "form/walk.h"

/* The member "condition" of a node, as view.h describes it; the caller owns it. */
json_t *condition_view(const form *f, const node *n);

#endif
