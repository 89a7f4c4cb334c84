#ifndef PAGES_STAFF_POSTED_ACCOUNT_H
#define PAGES_STAFF_POSTED_ACCOUNT_H

/*
 * Whom a button or a list of colleagues means: the account's number in the field "staff". Whether
 * there is such an account, and may have the work, is the database's to say.
 */

#include "pages/page.h"

/* *number is NULL for nobody. False when no page of ours sends such a thing. */
bool posted_account(const visit *v, const char **number);

#endif
