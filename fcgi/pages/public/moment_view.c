#include "pages/public/moment_view.h"

#include "base/calendar.h"

#include <string.h>

char *moment_view(const char *iso, const char *language)
{
    const char *separator = strchr(iso, 'T');
    g_autofree char *date_part = NULL;
    g_autofree char *day = NULL;
    calendar_date date = {0};

    if (separator == NULL) {
        return g_strdup(iso);
    }
    date_part = g_strndup(iso, (gsize)(separator - iso));
    if (!calendar_parse(date_part, &date)) {
        return g_strdup(iso);
    }
    day = calendar_display(date, language);
    return g_strdup_printf("%s %.5s", day, separator + 1);
}
