#ifndef PAGES_STAFF_TYPED_REASON_H
#define PAGES_STAFF_TYPED_REASON_H

/* Why something is done, as a page's own field says it beside its button. */

#include "pages/page.h"

/*
 * What was typed into the field :reason, on one line; "" when nothing was. NULL when no page of
 * ours sends such a thing: none at all, or more than its field takes. The caller frees it.
 */
char *typed_reason(const visit *v);

#endif
