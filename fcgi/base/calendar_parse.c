#include "base/calendar.h"

#include "base/calendar_era.h"
#include "base/japanese.h"

#include <string.h>

/*
 *     date    = [era] number mark number mark number [mark]  |  yyyymmdd
 *     number  = digits | kanji numerals | 元 (an era's first year)
 *
 * The text was folded to half width first, so that digits are ASCII and every hyphen is '-'. The
 * reader moves a pointer through it; a step that does not find what it needs returns false.
 */
enum { DIGITS_MAX = 8 };

/* What stands behind the year, the month and the day, of one kind throughout. */
static const char *const marks[][3] = {
    {"年", "月", "日"},
    {"-", "-", ""},
    {"/", "/", ""},
    {".", ".", ""},
};

static void skip_spaces(const char **at)
{
    *at += strspn(*at, " \t");
}

static bool read_mark(const char **at, const char *mark)
{
    skip_spaces(at);
    if (!g_str_has_prefix(*at, mark)) {
        return false;
    }
    *at += strlen(mark);
    skip_spaces(at);
    return true;
}

/* The value of 〇 to 九, or -1. */
static int kanji_digit(gunichar letter)
{
    static const gunichar digits[] = {U'〇', U'一', U'二', U'三', U'四',
                                      U'五', U'六', U'七', U'八', U'九'};
    for (int value = 0; value < (int)G_N_ELEMENTS(digits); value++) {
        if (digits[value] == letter) {
            return value;
        }
    }
    return -1;
}

static int kanji_unit(gunichar letter)
{
    static const struct {
        gunichar letter;
        int value;
    } units[] = {{U'十', 10}, {U'百', 100}, {U'千', 1000}};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (units[i].letter == letter) {
            return units[i].value;
        }
    }
    return 0;
}

/* 三十一, 二千二十六 and digit by digit 二〇二六. */
static bool read_kanji(const char **at, int *number)
{
    int total = 0;
    int digits = 0; /* those read since the last unit, as a number */
    int letters = 0;
    for (; letters < DIGITS_MAX; letters++, *at = g_utf8_find_next_char(*at, NULL)) {
        gunichar letter = g_utf8_get_char(*at);
        int unit = kanji_unit(letter);
        int digit = kanji_digit(letter);
        if (unit == 0 && digit < 0) {
            break;
        }
        total += unit * MAX(digits, 1);
        digits = unit > 0 ? 0 : 10 * digits + digit;
    }
    *number = total + digits;
    return letters > 0;
}

static bool read_number(const char **at, int *number)
{
    size_t length = strspn(*at, "0123456789");
    if (length == 0) {
        return read_kanji(at, number);
    }
    if (length > DIGITS_MAX) {
        return false;
    }
    *number = (int)g_ascii_strtoll(*at, NULL, 10);
    *at += length;
    return true;
}

static bool read_first_year(const char **at, int *year)
{
    if (!read_mark(at, "元")) {
        return false;
    }
    *year = 1;
    return true;
}

/* A year without an era has four digits: 26/9/1 could be anything. */
static bool is_western_year(int year)
{
    return year >= 1000 && year <= 9999;
}

static bool read_year(const char **at, const era *named, int *year)
{
    if (named == NULL) {
        return read_number(at, year) && is_western_year(*year);
    }
    skip_spaces(at);
    if (!read_first_year(at, year) && !(read_number(at, year) && *year >= 1 && *year <= 99)) {
        return false;
    }
    *year += named->from.year - 1;
    return true;
}

static bool read_compact(const char *text, calendar_date *date)
{
    if (strlen(text) != 8 || strspn(text, "0123456789") != 8) {
        return false;
    }
    int number = (int)g_ascii_strtoll(text, NULL, 10);
    *date = (calendar_date){number / 10000, number / 100 % 100, number % 100};
    return is_western_year(date->year);
}

static bool read_month_and_day(const char *at, const char *const kind[3], calendar_date *date)
{
    return read_mark(&at, kind[0]) && read_number(&at, &date->month) && read_mark(&at, kind[1]) &&
           read_number(&at, &date->day) && read_mark(&at, kind[2]) && *at == '\0';
}

static bool read_spelled(const char *at, calendar_date *date)
{
    const era *named = era_read(&at);
    if (!read_year(&at, named, &date->year)) {
        return false;
    }
    bool complete = false;
    for (size_t i = 0; i < G_N_ELEMENTS(marks) && !complete; i++) {
        complete = read_month_and_day(at, marks[i], date);
    }
    if (!complete || named == NULL) {
        return complete;
    }
    return calendar_compare(*date, named->from) >= 0 &&
           calendar_compare(*date, named->through) <= 0;
}

bool calendar_parse(const char *text, calendar_date *date)
{
    g_autofree char *narrow = japanese_half_width(text);
    calendar_date found = {0, 0, 0};
    if (!read_compact(narrow, &found) && !read_spelled(narrow, &found)) {
        return false;
    }
    if (!calendar_date_is_valid(found)) {
        return false;
    }
    *date = found;
    return true;
}
