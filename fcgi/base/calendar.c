#include "base/calendar.h"

#include "base/calendar_era.h"

#include <time.h>

enum { TOKYO_SECONDS_AHEAD = 9 * 60 * 60 };

calendar_date calendar_today(void)
{
    time_t in_tokyo = time(NULL) + TOKYO_SECONDS_AHEAD;
    struct tm parts;
    gmtime_r(&in_tokyo, &parts);
    return (calendar_date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

int calendar_fiscal_year(calendar_date date)
{
    return date.month >= 4 ? date.year : date.year - 1;
}

int calendar_era_year(calendar_date date)
{
    const era *here = era_of(date);
    return here != NULL ? date.year - here->from.year + 1 : 0;
}

char *calendar_iso(calendar_date date)
{
    return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}

static char *display_japanese(calendar_date date)
{
    g_autofree char *western = g_strdup_printf("%d年%d月%d日", date.year, date.month, date.day);
    const era *here = era_of(date);
    if (here == NULL) {
        return g_steal_pointer(&western);
    }
    int year = calendar_era_year(date);
    if (year == 1) {
        return g_strdup_printf("%s（%s元年）", western, here->name);
    }
    return g_strdup_printf("%s（%s%d年）", western, here->name, year);
}

static char *display_english(calendar_date date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    return g_strdup_printf("%d %s %d", date.day, months[date.month - 1], date.year);
}

static char *display_chinese(calendar_date date)
{
    return g_strdup_printf("%d年%d月%d日", date.year, date.month, date.day);
}

static char *display_korean(calendar_date date)
{
    return g_strdup_printf("%d년 %d월 %d일", date.year, date.month, date.day);
}

static const struct {
    const char *language;
    char *(*display)(calendar_date date);
} displays[] = {
    {"ja", display_japanese},     {"ja-x-easy", display_japanese}, {"en", display_english},
    {"zh-Hans", display_chinese}, {"ko", display_korean},
};

char *calendar_display(calendar_date date, const char *language)
{
    g_assert(calendar_date_is_valid(date));
    for (size_t i = 0; i < G_N_ELEMENTS(displays); i++) {
        if (g_str_equal(language, displays[i].language)) {
            return displays[i].display(date);
        }
    }
    return calendar_iso(date);
}
