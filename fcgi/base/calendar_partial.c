#include "base/calendar_partial.h"

#include "base/calendar_typed.h"
#include "base/japanese.h"
#include "base/typed.h"

#include <string.h>

/* The first and the last day of a month or a year. */
typedef struct {
    calendar_date first, last;
} span;

static span span_of_month(calendar_month month)
{
    int days = g_date_get_days_in_month((GDateMonth)month.month, (GDateYear)month.year);
    return (span){{month.year, month.month, 1}, {month.year, month.month, days}};
}

static span span_of_year(int year)
{
    return (span){{year, 1, 1}, {year, 12, 31}};
}

/* True when at least one day of the span was in the era; any era will do when none was named. */
static bool overlaps(span days, const era *named)
{
    return named == NULL || (calendar_compare(days.last, named->from) >= 0 &&
                             calendar_compare(days.first, named->through) <= 0);
}

static bool read_compact(const char *at, calendar_month *month)
{
    return strlen(at) == 6 && typed_digits(&at, 4, &month->year) &&
           typed_digits(&at, 2, &month->month) && *at == '\0';
}

/* What stands behind the year and the month. */
static bool read_marks(const char *at, int *month)
{
    static const char *const marks[][2] = {
        {"年", "月"}, {"년", "월"}, {"-", ""}, {"/", ""}, {".", ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *here = at;
        if (typed_mark(&here, marks[i][0]) && typed_number(&here, month) &&
            typed_mark(&here, marks[i][1]) && *here == '\0') {
            return true;
        }
    }
    return false;
}

bool calendar_month_parse(const char *text, calendar_month *month)
{
    g_autofree char *narrow = japanese_half_width(text);
    const char *at = narrow;
    const era *named = NULL;
    calendar_month found = {0, 0};
    bool read = read_compact(narrow, &found) ||
                (calendar_read_year(&at, &named, &found.year) && read_marks(at, &found.month));
    calendar_date first = {found.year, found.month, 1};
    if (!read || found.year < 1000 || !calendar_date_is_valid(first) ||
        !overlaps(span_of_month(found), named)) {
        return false;
    }
    *month = found;
    return true;
}

bool calendar_year_parse(const char *text, int *year)
{
    g_autofree char *narrow = japanese_half_width(text);
    const char *at = narrow;
    const era *named = NULL;
    int found = 0;
    if (!calendar_read_year(&at, &named, &found)) {
        return false;
    }
    (void)(typed_mark(&at, "年") || typed_mark(&at, "년"));
    if (*at != '\0' || !overlaps(span_of_year(found), named)) {
        return false;
    }
    *year = found;
    return true;
}

char *calendar_month_iso(calendar_month month)
{
    return g_strdup_printf("%04d-%02d", month.year, month.month);
}

char *calendar_year_iso(int year)
{
    return g_strdup_printf("%04d", year);
}

static char *era_year(const era *named, int year)
{
    int count = year - named->from.year + 1;
    return count == 1 ? g_strdup_printf("%s元年", named->name)
                      : g_strdup_printf("%s%d年", named->name, count);
}

/* Takes the western text and gives it back with the era, or the two eras, behind it. */
static char *with_eras(char *western, span days)
{
    g_autofree char *owned = western;
    const era *before = era_of(days.first);
    const era *after = era_of(days.last);
    if (after == NULL) {
        return g_steal_pointer(&owned);
    }
    g_autofree char *last = era_year(after, days.last.year);
    if (before == NULL || before == after) {
        return g_strdup_printf("%s（%s）", owned, last);
    }
    g_autofree char *first = era_year(before, days.first.year);
    return g_strdup_printf("%s（%s・%s）", owned, first, last);
}

static char *month_chinese(calendar_month month)
{
    return g_strdup_printf("%d年%d月", month.year, month.month);
}

static char *month_japanese(calendar_month month)
{
    return with_eras(month_chinese(month), span_of_month(month));
}

/* A whole date in English is the day and then what a month is: "1 September 2026". */
static char *month_english(calendar_month month)
{
    g_autofree char *first = calendar_display(span_of_month(month).first, "en");
    return g_strdup(first + strlen("1 "));
}

static char *month_korean(calendar_month month)
{
    return g_strdup_printf("%d년 %d월", month.year, month.month);
}

static char *year_chinese(int year)
{
    return g_strdup_printf("%d年", year);
}

static char *year_japanese(int year)
{
    return with_eras(year_chinese(year), span_of_year(year));
}

static char *year_english(int year)
{
    return g_strdup_printf("%d", year);
}

static char *year_korean(int year)
{
    return g_strdup_printf("%d년", year);
}

typedef struct {
    const char *language;
    char *(*month)(calendar_month month);
    char *(*year)(int year);
} display;

static const display displays[] = {
    {"ja", month_japanese, year_japanese}, {"ja-x-easy", month_japanese, year_japanese},
    {"en", month_english, year_english},   {"zh-Hans", month_chinese, year_chinese},
    {"ko", month_korean, year_korean},     {NULL, calendar_month_iso, calendar_year_iso},
};

static const display *display_in(const char *language)
{
    const display *row = displays;
    while (row->language != NULL && !g_str_equal(row->language, language)) {
        row++;
    }
    return row;
}

char *calendar_month_display(calendar_month month, const char *language)
{
    return display_in(language)->month(month);
}

char *calendar_year_display(int year, const char *language)
{
    return display_in(language)->year(year);
}
