#include "base/calendar_wareki.h"

#include "base/calendar_era.h"

#include <stdio.h>
#include <string.h>

enum { ISO_YEAR = 4, ISO_MONTH = 7, ISO_DAY = 10, MIDDLE_OF_FISCAL_YEAR = 10 };

/* The last day of the day, month or year that the text names; false when it names none. */
static bool last_day(const char *iso, calendar_date *day)
{
    const size_t length = strlen(iso);
    calendar_date date = {0, 12, 31};
    g_autofree char *whole = NULL;

    if (length == ISO_DAY) {
        return calendar_parse_iso(iso, day);
    }
    if (length != ISO_MONTH && length != ISO_YEAR) {
        return false;
    }
    whole = g_strconcat(iso, length == ISO_YEAR ? "-12-01" : "-01", NULL);
    if (!calendar_parse_iso(whole, &date)) {
        return false;
    }
    date.day = g_date_get_days_in_month((GDateMonth)date.month, (GDateYear)date.year);
    *day = date;
    return true;
}

/* "令和8年", "令和元年"; NULL before 明治. */
static char *era_year(calendar_date date)
{
    const era *row = era_of(date);
    const int year = calendar_era_year(date);

    if (row == NULL) {
        return NULL;
    }
    return year == 1 ? g_strconcat(row->name, "元年", NULL)
                     : g_strdup_printf("%s%d年", row->name, year);
}

char *calendar_wareki(const char *iso)
{
    calendar_date date = {0};
    g_autofree char *year = last_day(iso, &date) ? era_year(date) : NULL;

    if (year == NULL) {
        return g_strdup(iso);
    }
    switch (strlen(iso)) {
    case ISO_YEAR:
        return g_steal_pointer(&year);
    case ISO_MONTH:
        return g_strdup_printf("%s%d月", year, date.month);
    default:
        return g_strdup_printf("%s%d月%d日", year, date.month, date.day);
    }
}

char *calendar_wareki_fiscal_year(int year)
{
    const calendar_date middle = {year, MIDDLE_OF_FISCAL_YEAR, 1};
    g_autofree char *named = era_year(middle);

    return named != NULL ? g_strconcat(named, "度", NULL) : g_strdup_printf("%d年度", year);
}

char *calendar_fiscal_year_display(int year, const char *language)
{
    return g_str_has_prefix(language, "ja") ? calendar_wareki_fiscal_year(year)
                                            : g_strdup_printf("FY%d", year);
}
