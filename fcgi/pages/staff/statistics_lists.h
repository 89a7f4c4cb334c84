#ifndef PAGES_STAFF_STATISTICS_LISTS_H
#define PAGES_STAFF_STATISTICS_LISTS_H

/*
 * What the rows and columns of tables are: lists of codes with their labels in the language of the
 * page, [{"code","label"}…], in the order in which they are printed. The caller owns each.
 */

#include "pages/page.h"
#include "pages/staff/statistics_period.h"

/* The form of that name. NULL without a fault: it was never published here. Borrowed. */
const questionnaire *statistics_form(visit *v, const char *name, GError **error);

/*
 * The options of a question of a form; the municipality's where it chooses from those. Empty when
 * there is no such form (q is NULL) or question.
 */
json_t *statistics_options(const visit *v, const questionnaire *q, const char *link_id);

/* Desks, those that are closed too; or the one that is asked for. */
json_t *statistics_desk_list(const visit *v, const char *desk);

/* Areas, "unknown" last; or the one that is asked for. */
json_t *statistics_area_list(const visit *v, const char *area);

/* Months of the period, "00" the first. */
json_t *statistics_month_list(const visit *v, const statistics_period *period);

/* The fiscal years, `count` of them until the one in which the period ends. */
json_t *statistics_year_list(const visit *v, const statistics_period *period, int count);

/* Times of the day (T30). */
json_t *statistics_hour_list(const visit *v);

#endif
