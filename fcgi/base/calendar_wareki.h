#ifndef BASE_CALENDAR_WAREKI_H
#define BASE_CALENDAR_WAREKI_H

/*
 * Dates by era alone, for columns of a table that stand beside the ISO date. What is shown to
 * people has both years in one text: calendar_display().
 */

#include "base/calendar.h"

/*
 * "令和8年9月1日" of "2026-09-01", "令和8年9月" of "2026-09", "令和8年" of "2026"; the first year
 * is 元年. A month or year of two eras gets the newer one. Whatever has no era, or is no ISO date,
 * is returned as it is. The caller frees the result.
 */
char *calendar_wareki(const char *iso);

/*
 * "令和8年度" for 2026. A fiscal year has the era in which most of it lies, that of its 1 October:
 * 2019 is 令和元年度, 1988 is 昭和63年度. The caller frees the result.
 */
char *calendar_wareki_fiscal_year(int year);

/* The same for people who may not read Japanese: "FY2026". */
char *calendar_fiscal_year_display(int year, const char *language);

#endif
