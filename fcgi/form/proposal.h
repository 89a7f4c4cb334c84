#ifndef FORM_PROPOSAL_H
#define FORM_PROPOSAL_H

/*
 * Options that another answer proposes: the towns of the postal code that was typed (the extension
 * postalSource). A proposal is shown first and may stand chosen, but it is an answer only when the
 * visitor sends it. Private to form/.
 */

#include "form/walk.h"

/* Whether what was typed into the node's postal question leads to the option. */
bool option_is_proposed(const form *f, const node *n, const shown_option *shown);

/* Whether it is the only one that is proposed, and nothing was chosen yet. */
bool option_is_preselected(const form *f, const node *n, const shown_option *shown);

/* The postal codes that lead to the option, with spaces between; NULL when there are none. */
char *option_postals(const node *n, const shown_option *shown);

#endif
