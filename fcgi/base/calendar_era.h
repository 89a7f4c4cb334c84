#ifndef BASE_CALENDAR_ERA_H
#define BASE_CALENDAR_ERA_H

/*
 * The eras since 明治, for the modules of calendar.h only. A new era is one more row of the table
 * in calendar_era.c.
 */

#include "base/calendar.h"

#include <stdbool.h>

typedef struct {
    const char *name;      /* "令和" */
    const char *kanji;     /* "令" */
    const char *letter;    /* "R" */
    calendar_date from;    /* first day */
    calendar_date through; /* last day on which the era was still in use */
} era;

/* The era of a day, the newer one on a day that belongs to two; NULL before 明治. Static. */
const era *era_of(calendar_date date);

/*
 * The era whose name, first kanji or letter (either case) stands at *at, which is moved behind it;
 * NULL and *at unmoved when there is none. Static.
 */
const era *era_read(const char **at);

#endif
