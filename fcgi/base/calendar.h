#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

/*
 * Japanese dates: era years (和暦), fiscal years (年度, April to March), and typed dates.
 * Everything is Asia/Tokyo, which has had no summer time since 1951, hence a fixed +09:00.
 * Era borders: domain: 明治 to 1912-07-30, 大正 to 1926-12-25, 昭和 to 1989-01-07, 平成 to
 * 2019-04-30, 令和.
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

/* The year within the era of the date: 8 for 2026 (令和8年). */
int calendar_era_year(calendar_date date);

bool calendar_date_is_valid(calendar_date date);

/*
 * Reads what people type: 2026-09-01, 2026/9/1, ２０２６年９月１日, 令和8年9月1日, R8.9.1,
 * 令和元年5月1日, 20260901. Surrounding space is ignored. False when it is no such date, or none
 * that existed in that era (昭和64年1月8日).
 */
bool calendar_parse(const char *text, calendar_date *date);

/* "2026-09-01". */
char *calendar_iso(calendar_date date);

/* "2026年9月1日（令和8年）" for Japanese, "1 September 2026" for English, ISO elsewhere. Caller
 * frees. */
char *calendar_display(calendar_date date, const char *language);

#endif
