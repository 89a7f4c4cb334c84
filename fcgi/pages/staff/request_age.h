#ifndef PAGES_STAFF_REQUEST_AGE_H
#define PAGES_STAFF_REQUEST_AGE_H

/*
 * How long a request has waited, and whether that is longer than residents are promised. The
 * promise is in working days (t_reply: 3 開庁日); here Saturdays and Sundays are none, and public
 * holidays are not known. Pure.
 */

#include "base/calendar.h"

typedef struct {
    int days;     /* since the day it was received; 0 for today */
    bool overdue; /* more working days have passed than reply_days */
} request_age;

/* received_at in ISO 8601. reply_days 0 or less: nothing is promised, nothing is overdue. */
request_age request_age_on(const char *received_at, calendar_date today, int reply_days);

#endif
