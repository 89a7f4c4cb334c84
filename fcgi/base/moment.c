#include "base/moment.h"

#include "base/calendar_typed.h"
#include "base/japanese.h"
#include "base/typed.h"

#include <string.h>

enum {
    MINUTE_SECONDS = 60,
    HOUR_SECONDS = 60 * MINUTE_SECONDS,
    DAY_SECONDS = 24 * HOUR_SECONDS,
    TOKYO_SECONDS_AHEAD = 9 * HOUR_SECONDS,
    ZONE_SECONDS_MAX = 14 * HOUR_SECONDS,
    FRACTION_DIGITS = 9,
};

/* What a literal says, and whether it said all that it must. */
typedef struct {
    moment local;
    int nanoseconds;
    int seconds_ahead; /* of UTC */
    bool has_seconds, has_zone;
} iso_text;

/* Seconds since the beginning of the year 1 in UTC, and what is beyond the last of them. */
typedef struct {
    gint64 seconds;
    int nanoseconds;
} instant;

static bool take(const char **at, char wanted)
{
    bool found = **at == wanted;
    *at += found ? 1 : 0;
    return found;
}

static bool read_fraction(const char **at, int *nanoseconds)
{
    gsize length = strspn(*at, "0123456789");
    int scaled = 0;
    for (gsize i = 0; i < FRACTION_DIGITS; i++) {
        scaled = 10 * scaled + (i < length ? g_ascii_digit_value((*at)[i]) : 0);
    }
    *nanoseconds = scaled;
    *at += length;
    return length >= 1 && length <= FRACTION_DIGITS;
}

static bool read_seconds(const char **at, iso_text *found)
{
    if (!take(at, ':')) {
        return true;
    }
    found->has_seconds = true;
    return typed_digits(at, 2, &found->local.time.second) &&
           (!take(at, '.') || read_fraction(at, &found->nanoseconds));
}

static bool read_zone(const char **at, iso_text *found)
{
    int hours = 0;
    int minutes = 0;
    if (**at == '\0') {
        found->seconds_ahead = TOKYO_SECONDS_AHEAD;
        return true;
    }
    found->has_zone = true;
    if (take(at, 'Z')) {
        return true;
    }
    bool behind = take(at, '-');
    if ((!behind && !take(at, '+')) || !typed_digits(at, 2, &hours) || !take(at, ':') ||
        !typed_digits(at, 2, &minutes) || minutes > 59) {
        return false;
    }
    int seconds = hours * HOUR_SECONDS + minutes * MINUTE_SECONDS;
    found->seconds_ahead = behind ? -seconds : seconds;
    return seconds <= ZONE_SECONDS_MAX;
}

static bool read_iso(const char *text, iso_text *found)
{
    const char *at = text;
    calendar_date *date = &found->local.date;
    daytime *time = &found->local.time;
    *found = (iso_text){0};
    return typed_digits(&at, 4, &date->year) && take(&at, '-') &&
           typed_digits(&at, 2, &date->month) && take(&at, '-') &&
           typed_digits(&at, 2, &date->day) && take(&at, 'T') &&
           typed_digits(&at, 2, &time->hour) && take(&at, ':') &&
           typed_digits(&at, 2, &time->minute) && read_seconds(&at, found) &&
           read_zone(&at, found) && *at == '\0' && calendar_date_is_valid(*date) &&
           daytime_is_valid(*time);
}

static gint64 days_of(calendar_date date)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
    return (gint64)g_date_get_julian(&day) - 1;
}

static bool date_of(gint64 days, calendar_date *date)
{
    static const calendar_date last = {9999, 12, 31};
    if (days < 0 || days > days_of(last)) {
        return false;
    }
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_julian(&day, (guint32)(days + 1));
    *date =
        (calendar_date){g_date_get_year(&day), (int)g_date_get_month(&day), g_date_get_day(&day)};
    return true;
}

static instant instant_of(const iso_text *text)
{
    const daytime *time = &text->local.time;
    gint64 seconds = days_of(text->local.date) * DAY_SECONDS + time->hour * HOUR_SECONDS +
                     time->minute * MINUTE_SECONDS + time->second - text->seconds_ahead;
    return (instant){seconds, text->nanoseconds};
}

/* False outside of the years 1 … 9999, which only zones lead to. */
static bool in_tokyo(instant when, moment *result)
{
    gint64 seconds = when.seconds + TOKYO_SECONDS_AHEAD;
    int rest = (int)(seconds % DAY_SECONDS);
    if (seconds < 0 || !date_of(seconds / DAY_SECONDS, &result->date)) {
        return false;
    }
    result->time = (daytime){rest / HOUR_SECONDS, rest / MINUTE_SECONDS % 60, rest % 60};
    return true;
}

static bool read_spelled(const char *text, moment *found)
{
    const char *at = text;
    bool next_day = false;
    return calendar_read_date(&at, &found->date) && daytime_parse(at, &found->time, &next_day) &&
           (!next_day || date_of(days_of(found->date) + 1, &found->date));
}

bool moment_parse(const char *text, moment *result)
{
    g_autofree char *narrow = japanese_half_width(text);
    iso_text iso;
    moment found = {0};
    bool read =
        read_iso(narrow, &iso) ? in_tokyo(instant_of(&iso), &found) : read_spelled(narrow, &found);
    if (read) {
        *result = found;
    }
    return read;
}

static bool read_literal(const char *text, instant *when)
{
    iso_text iso;
    moment shown;
    if (!read_iso(text, &iso) || !iso.has_seconds || !iso.has_zone) {
        return false;
    }
    *when = instant_of(&iso);
    return in_tokyo(*when, &shown);
}

bool moment_is_literal(const char *text)
{
    instant when;
    return read_literal(text, &when);
}

int moment_compare(const char *left, const char *right)
{
    instant l = {0};
    instant r = {0};
    bool has_left = read_literal(left, &l);
    bool has_right = read_literal(right, &r);
    if (!has_left || !has_right) {
        return has_left == has_right ? strcmp(left, right) : has_left - has_right;
    }
    if (l.seconds != r.seconds) {
        return l.seconds < r.seconds ? -1 : 1;
    }
    return l.nanoseconds - r.nanoseconds;
}

char *moment_iso(moment at)
{
    g_autofree char *date = calendar_iso(at.date);
    g_autofree char *time = daytime_iso(at.time);
    return g_strdup_printf("%sT%s+09:00", date, time);
}

char *moment_display(moment at, const char *language)
{
    g_autofree char *date = calendar_display(at.date, language);
    g_autofree char *time = daytime_display(at.time);
    return g_strconcat(date, g_str_equal(language, "en") ? ", " : " ", time, NULL);
}
