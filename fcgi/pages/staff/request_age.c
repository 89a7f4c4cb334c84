#include "pages/staff/request_age.h"

#include <string.h>

static void set_date(GDate *date, calendar_date from)
{
    g_date_set_dmy(date, (GDateDay)from.day, (GDateMonth)from.month, (GDateYear)from.year);
}

int request_age_on(const char *received_at, calendar_date today)
{
    g_autofree char *iso = g_strndup(received_at, strlen("2026-09-01"));
    calendar_date received = today;
    GDate from;
    GDate now;

    calendar_parse_iso(iso, &received);
    set_date(&from, received);
    set_date(&now, today);
    return MAX(0, g_date_days_between(&from, &now));
}
