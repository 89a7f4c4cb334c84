#ifndef PAGES_STAFF_REQUEST_AGE_H
#define PAGES_STAFF_REQUEST_AGE_H

/*
 * How long something has waited, in days of the calendar, as people count it. Whether that is too
 * long is a matter of office days, and of SQL (is_request_overdue()). Pure.
 */

#include "base/calendar.h"

/* Since the day of a point in time in ISO 8601; 0 for today, and for a clock that is behind. */
int request_age_on(const char *received_at, calendar_date today);

#endif
