/*
 * Three lines as times of the day and as moments: what is understood is valid, and is understood
 * again as it is written. Any three texts have an order.
 */

#include "base/moment.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_time(const char *text)
{
    daytime time = {-1, -1, -1};
    daytime again;
    bool next_day = false;
    if (!daytime_parse(text, &time, &next_day)) {
        g_assert(time.hour == -1);
        return;
    }
    g_assert(daytime_is_valid(time));
    g_assert(!next_day || (time.hour == 0 && time.minute == 0 && time.second == 0));
    g_autofree char *iso = daytime_iso(time);
    g_autofree char *shown = daytime_display(time);
    g_assert(strlen(iso) == strlen("14:30:00"));
    g_assert(daytime_parse(iso, &again, NULL) && memcmp(&again, &time, sizeof time) == 0);
    g_assert(daytime_parse(shown, &again, NULL) && memcmp(&again, &time, sizeof time) == 0);
}

static void read_moment(const char *text)
{
    moment at;
    moment again;
    if (!moment_parse(text, &at)) {
        g_assert(!moment_is_literal(text));
        return;
    }
    g_assert(calendar_date_is_valid(at.date) && daytime_is_valid(at.time));
    g_autofree char *iso = moment_iso(at);
    g_autofree char *shown = moment_display(at, "ja");
    g_assert(moment_is_literal(iso));
    g_assert(moment_parse(iso, &again) && memcmp(&again, &at, sizeof at) == 0);
    g_assert(g_utf8_validate(shown, -1, NULL));
    /* Only a fraction of a second is lost. */
    g_assert(!moment_is_literal(text) || moment_compare(text, iso) == 0 ||
             (moment_compare(text, iso) > 0 && strchr(text, '.') != NULL));
}

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

static void order(const char *a, const char *b, const char *c)
{
    g_assert(moment_compare(a, a) == 0);
    g_assert(sign(moment_compare(a, b)) == -sign(moment_compare(b, a)));
    if (moment_compare(a, b) <= 0 && moment_compare(b, c) <= 0) {
        g_assert(moment_compare(a, c) <= 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 3);
    if (g_strv_length(lines) < 3) {
        return 0;
    }
    order(lines[0], lines[1], lines[2]);
    order(lines[2], lines[1], lines[0]);
    order(lines[1], lines[0], lines[2]);
    for (char **line = lines; *line != NULL; line++) {
        if (g_utf8_validate(*line, -1, NULL)) {
            read_time(*line);
            read_moment(*line);
        }
    }
    return 0;
}
