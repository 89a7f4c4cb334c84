/*
 * Any text as a typed date, month and year: what is understood exists, and is understood again as
 * it is written.
 */

#include "base/calendar_partial.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_date(const char *text)
{
    calendar_date date;
    calendar_date again;
    if (!calendar_parse(text, &date)) {
        return;
    }
    g_assert(calendar_date_is_valid(date));
    g_autofree char *iso = calendar_iso(date);
    g_assert(calendar_parse(iso, &again));
    g_assert(again.year == date.year && again.month == date.month && again.day == date.day);
    g_autofree char *shown = calendar_display(date, "ja");
    g_assert(g_utf8_validate(shown, -1, NULL));
}

static void read_month(const char *text)
{
    calendar_month month;
    calendar_month again;
    if (!calendar_month_parse(text, &month)) {
        return;
    }
    g_autofree char *iso = calendar_month_iso(month);
    g_assert(calendar_month_parse(iso, &again));
    g_assert(again.year == month.year && again.month == month.month);
    g_autofree char *shown = calendar_month_display(month, "ja");
    g_autofree char *english = calendar_month_display(month, "en");
    g_assert(g_utf8_validate(shown, -1, NULL) && g_ascii_isalpha(*english));
}

static void read_year(const char *text)
{
    int year = 0;
    int again = 0;
    if (!calendar_year_parse(text, &year)) {
        return;
    }
    g_autofree char *iso = calendar_year_iso(year);
    g_assert(calendar_year_parse(iso, &again) && again == year);
    g_autofree char *shown = calendar_year_display(year, "ja");
    g_assert(g_utf8_validate(shown, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    if (g_utf8_validate(text, -1, NULL)) {
        read_date(text);
        read_month(text);
        read_year(text);
    }
    return 0;
}
