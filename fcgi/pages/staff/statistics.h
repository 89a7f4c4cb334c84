#ifndef PAGES_STAFF_STATISTICS_H
#define PAGES_STAFF_STATISTICS_H

/*
 * The statistics of the consultation log: a front page of a few numbers, and pages of tables with
 * their charts (statistics_tables.h). Nothing on them is of a single person.
 */

#include "pages/page.h"

bool statistics_front(visit *v, GError **error);
bool statistics_page(visit *v, GError **error);

/*
 * The numbers of the tables on a page ("counts"), NULL-terminated; NULL: there is no such page. For
 * downloads of a page.
 */
const char *const *statistics_page_numbers(const char *page);

#endif
