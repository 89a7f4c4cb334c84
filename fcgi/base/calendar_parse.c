#include "base/calendar_typed.h"
#include "base/japanese.h"
#include "base/typed.h"

#include <string.h>

/*
 *     date    = [era] number mark number mark number [mark]  |  yyyymmdd
 *     number  = digits | kanji numerals | 元 (an era's first year)
 */

/* What stands behind the year, the month and the day, of one kind throughout. */
static const char *const marks[][3] = {
    {"年", "月", "日"}, {"년", "월", "일"}, /* what our pages show to who reads Korean is what is
                                               typed there */
    {"-", "-", ""},     {"/", "/", ""},     {".", ".", ""},
};

/* A year without an era has four digits: 26/9/1 could be anything. */
static bool is_western_year(int year)
{
    return year >= 1000 && year <= 9999;
}

static bool read_era_year(const char **at, int *year)
{
    if (typed_mark(at, "元")) {
        *year = 1;
        return true;
    }
    return typed_number(at, year) && *year >= 1 && *year <= 99;
}

bool calendar_read_year(const char **at, const era **named, int *year)
{
    *named = era_read(at);
    if (*named == NULL) {
        return typed_number(at, year) && is_western_year(*year);
    }
    if (!read_era_year(at, year)) {
        return false;
    }
    *year += (*named)->from.year - 1;
    return true;
}

static bool read_compact(const char **at, calendar_date *date)
{
    return strspn(*at, "0123456789") == 8 && typed_digits(at, 4, &date->year) &&
           typed_digits(at, 2, &date->month) && typed_digits(at, 2, &date->day) &&
           is_western_year(date->year);
}

static bool read_month_and_day(const char **at, const char *const kind[3], calendar_date *date)
{
    return typed_mark(at, kind[0]) && typed_number(at, &date->month) && typed_mark(at, kind[1]) &&
           typed_number(at, &date->day) && typed_mark(at, kind[2]);
}

static bool read_spelled(const char **at, calendar_date *date)
{
    const era *named = NULL;
    if (!calendar_read_year(at, &named, &date->year)) {
        return false;
    }
    const char *behind_year = *at;
    bool complete = false;
    for (size_t i = 0; i < G_N_ELEMENTS(marks) && !complete; i++) {
        *at = behind_year;
        complete = read_month_and_day(at, marks[i], date);
    }
    if (!complete || named == NULL) {
        return complete;
    }
    return calendar_compare(*date, named->from) >= 0 &&
           calendar_compare(*date, named->through) <= 0;
}

bool calendar_read_date(const char **at, calendar_date *date)
{
    const char *compact = *at;
    const char *spelled = *at;
    calendar_date found = {0, 0, 0};
    bool is_compact = read_compact(&compact, &found);
    if ((!is_compact && !read_spelled(&spelled, &found)) || !calendar_date_is_valid(found)) {
        return false;
    }
    *at = is_compact ? compact : spelled;
    *date = found;
    return true;
}

bool calendar_parse(const char *text, calendar_date *date)
{
    g_autofree char *narrow = japanese_half_width(text);
    const char *at = narrow;
    calendar_date found;
    if (!calendar_read_date(&at, &found) || *at != '\0') {
        return false;
    }
    *date = found;
    return true;
}

bool calendar_parse_iso(const char *text, calendar_date *date)
{
    calendar_date read;
    if (!calendar_parse(text, &read)) {
        return false;
    }
    g_autofree char *iso = calendar_iso(read);
    if (!g_str_equal(iso, text)) {
        return false;
    }
    *date = read;
    return true;
}
