#ifndef PAGES_STAFF_STATISTICS_PERIOD_H
#define PAGES_STAFF_STATISTICS_PERIOD_H

/*
 * What statistics are of: a fiscal year or any days, the same days a year earlier to compare them
 * with, of which desk and area, and how they are counted.
 *
 * A year that still runs ends today, and so does the one before it on the same day: a part is never
 * compared with a whole.
 */

#include "base/calendar.h"
#include "pages/page.h"

typedef struct {
    char *since, *until; /* ISO days, both included */
    char *label;         /* "令和8年度", "2026年9月1日（令和8年）～…" */
    char *previous_since, *previous_until, *previous_label;
    const char *previous_name; /* "前年度", "前年同期"; the catalog's */

    const char *desk, *area; /* codes, NULL: all. Borrowed from whoever sets them */
    bool people;             /* 実人数 is what is compared and shared out; else 延件数 */
    guint threshold;         /* counts below it are masked (statistics/suppress.h); 0: none */
} statistics_period;

void statistics_period_clear(statistics_period *period);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(statistics_period, statistics_period_clear)

/* A fiscal year that has begun, of all desks, in contacts, nothing masked. */
void statistics_period_of_year(const visit *v, int year, statistics_period *period);

/* The same for any days; until is not before since. */
void statistics_period_of_days(const visit *v, calendar_date since, calendar_date until,
                               statistics_period *period);

/* "2026年4月1日（令和8年）～2026年11月24日（令和8年）". The caller frees it. */
char *statistics_period_days(const visit *v, const statistics_period *period);

#endif
