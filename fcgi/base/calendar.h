#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

/*
 * Japanese dates: era years (和暦), fiscal years (年度, April to March), and dates as people type
 * them.
 *
 * A calendar_date is a day, without a time and without a time zone; only calendar_today() knows
 * what time it is. Everything is Asia/Tokyo, which has had no summer time since 1951, hence a fixed
 * +09:00.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    int year, month, day; /* proleptic Gregorian */
} calendar_date;

/* Today's date in Tokyo. */
calendar_date calendar_today(void);

/* 2026 for 2026-04-01 … 2027-03-31. */
int calendar_fiscal_year(calendar_date date);

/* The year within the era of the date: 8 for 2026 (令和8年), 1 for 元年; 0 before 明治. */
int calendar_era_year(calendar_date date);

/* True for a day that the Gregorian calendar has, in the years 1 … 9999. */
bool calendar_date_is_valid(calendar_date date);

/*
 * Reads what people type: 2026-09-01, 2026/9/1, ２０２６年９月１日, 令和8年9月1日, R8.9.1,
 * 令和元年5月1日, 令和八年九月一日, 20260901. White space around it and around its marks is
 * ignored. False, and *date untouched, when it is no such date, or none that existed in that era
 * (昭和64年1月8日, 平成31年5月1日). A day on which one era followed another (1912-07-30,
 * 1926-12-25) is one of both.
 */
bool calendar_parse(const char *text, calendar_date *date);

/* "2026-09-01". The caller frees it. */
char *calendar_iso(calendar_date date);

/* Reads just that, and a day that exists; false, and *date untouched, for anything else. */
bool calendar_parse_iso(const char *text, calendar_date *date);

/* Less than, equal to, greater than 0 as left is before, on, after right. */
int calendar_compare(calendar_date left, calendar_date right);

/*
 * "2026年9月1日（令和8年）" for Japanese, "1 September 2026" for English, "2026年9月1日" for
 * Chinese, "2026년 9월 1일" for Korean, ISO elsewhere. The date must be valid. The caller frees the
 * result.
 */
char *calendar_display(calendar_date date, const char *language);

#endif
