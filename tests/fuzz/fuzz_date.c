/* Any text as a typed date: what is understood exists, and is understood again as it is shown. */

#include "base/calendar.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    calendar_date date;
    if (!g_utf8_validate(text, -1, NULL) || !calendar_parse(text, &date)) {
        return 0;
    }
    g_assert(calendar_date_is_valid(date));
    calendar_date again;
    g_autofree char *iso = calendar_iso(date);
    g_assert(calendar_parse(iso, &again));
    g_assert(again.year == date.year && again.month == date.month && again.day == date.day);
    g_autofree char *shown = calendar_display(date, "ja");
    g_assert(g_utf8_validate(shown, -1, NULL));
    return 0;
}
