#ifndef BASE_CALENDAR_PARTIAL_H
#define BASE_CALENDAR_PARTIAL_H

/*
 * Dates of which only the month or only the year is known: FHIR's 2026-09 and 2026. "Since when?"
 * is often answered so, and a day must not be made up for it.
 *
 * ISO texts have one length each, so their order is the order in time (strcmp).
 */

#include "base/calendar.h"

typedef struct {
    int year, month;
} calendar_month;

/*
 * Reads 2026-09, 2026/9, 2026.9, ２０２６年９月, 令和8年9月, R8.9, 令和元年五月, 202609, with white
 * space as calendar_parse() takes it. False, and *month untouched, when it is no such month, or
 * when the era that was named had no day of it (昭和64年2月, 平成31年5月).
 */
bool calendar_month_parse(const char *text, calendar_month *month);

/*
 * Reads 2026, 2026年, ２０２６, 令和8年, R8, 令和元年, 昭和64年 (1989), 二〇二六年. False, and
 * *year untouched, when it is no such year, or when the era that was named had no day of it
 * (昭和65年). A fiscal year (令和8年度) is another thing and refused.
 */
bool calendar_year_parse(const char *text, int *year);

/* "2026-09". The caller frees it. */
char *calendar_month_iso(calendar_month month);

/* "2026". The caller frees it. */
char *calendar_year_iso(int year);

/*
 * "2026年9月（令和8年）" for Japanese, "September 2026" for English, "2026年9月" for Chinese,
 * "2026년 9월" for Korean, ISO elsewhere. Japanese names both eras of a month in which one followed
 * another: "1989年1月（昭和64年・平成元年）". The month must be within 1 … 12, the year within 1 …
 * 9999. The caller frees the result.
 */
char *calendar_month_display(calendar_month month, const char *language);

/* "2026年（令和8年）", "2026", "2026年", "2026년", and otherwise as calendar_month_display(). */
char *calendar_year_display(int year, const char *language);

#endif
