/* What can be said of a date by its numbers alone: the lowest part of calendar.h. */

#include "base/calendar.h"

bool calendar_date_is_valid(calendar_date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 &&
           date.day <= g_date_get_days_in_month((GDateMonth)date.month, (GDateYear)date.year);
}

int calendar_compare(calendar_date left, calendar_date right)
{
    if (left.year != right.year) {
        return left.year - right.year;
    }
    return left.month != right.month ? left.month - right.month : left.day - right.day;
}
