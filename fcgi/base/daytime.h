#ifndef BASE_DAYTIME_H
#define BASE_DAYTIME_H

/*
 * Times of the day: FHIR's time, hh:mm:ss, without a date and without a time zone, to the second.
 * As ISO texts all have one length, their order is the order of the times (strcmp).
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    int hour, minute, second; /* 0 … 23, 0 … 59, 0 … 59 */
} daytime;

/* True within the bounds above. There is no leap second: no form asks for one. */
bool daytime_is_valid(daytime time);

/*
 * Reads what people type: 14:30, １４：３０, 9:05:30, 14時30分, 14時, 9時半, 午後二時三十分,
 * 午前9時, 正午, 0900, 930, 2:30 pm, PM 2:30, 2pm. White space around it and around its marks is
 * ignored. False, and the results untouched, when it is no such time.
 *
 * Minutes behind a colon have two digits: 9:3 may be the beginning of 9:30. A number alone is a
 * time from three digits on, or with 午後 or its like.
 *
 * 24:00 and 24時 are 00:00 of the next day: *next_day is true for these only (it may be NULL where
 * there is no day that it could follow). 24:01 and 25:00 are refused.
 *
 * 午後14時 is 14:00, since it can mean nothing else; 午前14時 is refused. 午後0時 and 午後12時30分
 * are in the hour behind noon. 午前12時 and 午後12時 sharp are refused: each is noon to some and
 * midnight to others, by the decree of 1872 and by the clocks' faces. English AM and PM have one
 * reading: 12 AM is midnight, 12 PM noon.
 */
bool daytime_parse(const char *text, daytime *time, bool *next_day);

/* "14:30:00". The caller frees it. */
char *daytime_iso(daytime time);

/*
 * "14:30", and "14:30:05" when there are seconds: as the forms of offices write it, in every
 * language. The caller frees it.
 */
char *daytime_display(daytime time);

#endif
