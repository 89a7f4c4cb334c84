#ifndef PAGES_STAFF_LANGUAGE_LIST_H
#define PAGES_STAFF_LANGUAGE_LIST_H

/* The languages that there are texts in for residents, whether they are offered now or not. */

#include "pages/page.h"

/* [{"tag","name" (its own)}…], Japanese first. Caller owns. */
json_t *language_list(const visit *v);

#endif
