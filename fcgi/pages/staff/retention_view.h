#ifndef PAGES_STAFF_RETENTION_VIEW_H
#define PAGES_STAFF_RETENTION_VIEW_H

/*
 * What the pages about retention have in common: how kinds, periods and disposals are called.
 */

#include "pages/page.h"

/*
 * Adds to an object with "kind", "unit", "amount" and "disposal" (store/retention_review.h,
 * store/disposals.h) in the language of the page:
 *     name "相談", period "5年度", disposal_label "削除", href of the kind, href_rule of its form
 */
void retention_view_name(const visit *v, const char *language, json_t *row);

/*
 * The rule of the kind that the path names, out of retention_rules(). NULL without a fault: there
 * is no such kind, and 404 was answered. Caller owns.
 */
json_t *retention_view_rule(visit *v, GError **error);

/*
 * The value of that name in the query, NULL for none or an empty one. False when it is doubled.
 */
bool retention_view_query(const visit *v, const char *name, const char **value);

/* False when the query has another name than those (NULL-terminated). */
bool retention_view_knows(const visit *v, const char *const *names);

#endif
