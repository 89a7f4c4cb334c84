#ifndef BASE_CALENDAR_TYPED_H
#define BASE_CALENDAR_TYPED_H

/*
 * The parts of typed dates, for the modules that read dates, months, years or moments only. Texts
 * and the pointer are those of typed.h.
 */

#include "base/calendar_era.h"

/*
 * 令和8, R8, 令和元, or 2026: the Gregorian year, and the era it was named by, or NULL. Whether the
 * era lasted that long is for the caller to judge.
 */
bool calendar_read_year(const char **at, const era **named, int *year);

/* A date as calendar_parse() has it, of which anything may stand behind. */
bool calendar_read_date(const char **at, calendar_date *date);

#endif
