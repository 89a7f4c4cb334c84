#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

/*
 * Moments: FHIR's dateTime with a time, which then must have a time zone and seconds.
 *
 * Whoever types one means the clock on a wall in Japan, so a moment here is a date and a time in
 * Tokyo (+09:00 all year, see calendar.h), to the second, within the years 1 … 9999. A literal is
 * the text of a moment in any zone:
 *
 *     2026-09-01T14:30:00+09:00    2026-09-01T05:30:00Z    2026-09-01T05:30:00.250-00:30
 *
 * Zones reach from -14:00 to +14:00. There is no 24:00 and no leap second. Up to nine digits of a
 * fraction of a second are taken, since FHIR allows them and JavaScript writes .000.
 */

#include "base/calendar.h"
#include "base/daytime.h"

typedef struct {
    calendar_date date;
    daytime time;
} moment;

/*
 * Reads what people type, a date and behind it a time, as calendar_parse() and daytime_parse() have
 * them: 令和8年9月1日 午後2時30分, 2026/9/1 14:30, R8.9.1 14時, 20260901 0900; and what machines
 * write: a literal, or one without zone (then of Tokyo) or seconds (2026-09-01T14:30). 24:00 is
 * 00:00 of the next day. Another zone is turned to Tokyo's, a fraction of a second cut off.
 *
 * False, and *result untouched, when it is no such moment; a date alone is none.
 */
bool moment_parse(const char *text, moment *result);

/* True for a literal as above; moment_parse() then reads it. */
bool moment_is_literal(const char *text);

/*
 * Less than, equal to, greater than 0 as the literal left is earlier than, the same instant as,
 * later than right, fractions included. Any text may be passed: what is no literal comes before all
 * that are, in the order of its bytes.
 */
int moment_compare(const char *left, const char *right);

/* "2026-09-01T14:30:00+09:00", a literal. The caller frees it. */
char *moment_iso(moment at);

/*
 * The date as calendar_display() has it, then the time: "2026年9月1日（令和8年） 14:30", "1
 * September 2026, 14:30". The caller frees it.
 */
char *moment_display(moment at, const char *language);

#endif
