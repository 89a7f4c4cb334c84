#include "pages/staff/request_age.h"

#include <string.h>

static void set_date(GDate *date, calendar_date from)
{
    g_date_set_dmy(date, (GDateDay)from.day, (GDateMonth)from.month, (GDateYear)from.year);
}

/* The working days after one day up to another, counted no further than a limit. */
static int working_days(const GDate *from, int days, int limit)
{
    GDate day = *from;
    int count = 0;

    for (int i = 0; i < days && count < limit; i++) {
        g_date_add_days(&day, 1);
        count += g_date_get_weekday(&day) <= G_DATE_FRIDAY ? 1 : 0;
    }
    return count;
}

request_age request_age_on(const char *received_at, calendar_date today, int reply_days)
{
    g_autofree char *iso = g_strndup(received_at, strlen("2026-09-01"));
    calendar_date received = today;
    GDate from;
    GDate now;
    request_age age = {0};

    calendar_parse_iso(iso, &received);
    set_date(&from, received);
    set_date(&now, today);
    age.days = MAX(0, g_date_days_between(&from, &now));
    age.overdue = reply_days > 0 && working_days(&from, age.days, reply_days + 1) > reply_days;
    return age;
}
