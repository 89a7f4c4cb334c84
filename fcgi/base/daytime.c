#include "base/daytime.h"

#include "base/japanese.h"
#include "base/typed.h"

#include <string.h>

/*
 *     time   = [half] clock [half] | 正午           at most one half
 *     clock  = number 時 [半 | number 分 [number 秒]]  |  h[h]:mm[:ss]  |  [h]hmm  |  h[h]
 *
 * The text was folded to half width first, which also makes a.m. of ㏂. The last kind of clock is
 * for a half only.
 */
typedef struct {
    const char *word;
    bool afternoon;
    bool japanese;
} half;

static const half halves[] = {
    {"午前", false, true}, {"午後", true, true}, {"A.M.", false, false},
    {"P.M.", true, false}, {"AM", false, false}, {"PM", true, false},
};

static const half *read_half(const char **at)
{
    typed_skip_spaces(at);
    for (gsize i = 0; i < G_N_ELEMENTS(halves); i++) {
        gsize length = strlen(halves[i].word);
        if (g_ascii_strncasecmp(*at, halves[i].word, length) == 0) {
            *at += length;
            typed_skip_spaces(at);
            return &halves[i];
        }
    }
    return NULL;
}

/* What may stand behind 時: nothing, 半, minutes, minutes and seconds. */
static bool read_behind_hour(const char **at, daytime *time)
{
    if (typed_mark(at, "半")) {
        time->minute = 30;
        return true;
    }
    if (!typed_number(at, &time->minute)) {
        return true;
    }
    if (!typed_mark(at, "分")) {
        return false;
    }
    return !typed_number(at, &time->second) || typed_mark(at, "秒");
}

static bool read_spelled(const char *at, const char **end, daytime *time)
{
    bool complete =
        typed_number(&at, &time->hour) && typed_mark(&at, "時") && read_behind_hour(&at, time);
    *end = at;
    return complete;
}

static bool read_colons(const char *at, const char **end, daytime *time)
{
    gsize length = strspn(at, "0123456789");
    bool complete = length >= 1 && length <= 2 && typed_digits(&at, length, &time->hour) &&
                    typed_mark(&at, ":") && typed_digits(&at, 2, &time->minute) &&
                    (!typed_mark(&at, ":") || typed_digits(&at, 2, &time->second));
    *end = at;
    return complete;
}

static bool read_compact(const char *at, const char **end, daytime *time)
{
    gsize length = strspn(at, "0123456789");
    bool complete = length >= 3 && length <= 4 && typed_digits(&at, length - 2, &time->hour) &&
                    typed_digits(&at, 2, &time->minute);
    *end = at;
    return complete;
}

static bool read_hour(const char *at, const char **end, daytime *time)
{
    gsize length = strspn(at, "0123456789");
    *end = at + length;
    return length >= 1 && length <= 2 && typed_digits(&at, length, &time->hour);
}

/* In the order of trial; the first that can be read decides. */
static const struct {
    bool (*read)(const char *at, const char **end, daytime *time);
    bool needs_half;
} clocks[] = {
    {read_spelled, false}, {read_colons, false}, {read_compact, false}, {read_hour, true}};

/* Turns the hour of a half day into one of the whole day. */
static bool apply_half(const half *named, daytime *time)
{
    bool sharp = time->minute == 0 && time->second == 0;
    if (named->japanese && time->hour == 12 && (!named->afternoon || sharp)) {
        return false;
    }
    if (named->afternoon) {
        time->hour += time->hour < 12 ? 12 : 0;
        return time->hour < 24;
    }
    bool before_noon = time->hour <= 12;
    time->hour %= 12;
    return before_noon;
}

static bool read_time(const char *text, daytime *time)
{
    const char *begin = text;
    const half *named = read_half(&begin);
    for (gsize i = 0; i < G_N_ELEMENTS(clocks); i++) {
        const char *at = begin;
        *time = (daytime){0};
        if (!clocks[i].read(begin, &at, time)) {
            continue;
        }
        const half *half_day = named != NULL ? named : read_half(&at);
        typed_skip_spaces(&at);
        bool complete = *at == '\0' && (half_day != NULL || !clocks[i].needs_half);
        return complete && (half_day == NULL || apply_half(half_day, time));
    }
    return false;
}

bool daytime_is_valid(daytime time)
{
    return time.hour >= 0 && time.hour <= 23 && time.minute >= 0 && time.minute <= 59 &&
           time.second >= 0 && time.second <= 59;
}

static bool is_end_of_day(daytime time)
{
    return time.hour == 24 && time.minute == 0 && time.second == 0;
}

bool daytime_parse(const char *text, daytime *time, bool *next_day)
{
    g_autofree char *narrow = japanese_half_width(text);
    daytime found = {.hour = 12};
    if (!g_str_equal(narrow, "正午") && !read_time(narrow, &found)) {
        return false;
    }
    bool ended = is_end_of_day(found);
    if (ended) {
        found.hour = 0;
    }
    if (!daytime_is_valid(found)) {
        return false;
    }
    *time = found;
    if (next_day != NULL) {
        *next_day = ended;
    }
    return true;
}

char *daytime_iso(daytime time)
{
    return g_strdup_printf("%02d:%02d:%02d", time.hour, time.minute, time.second);
}

char *daytime_display(daytime time)
{
    return time.second == 0 ? g_strdup_printf("%d:%02d", time.hour, time.minute)
                            : g_strdup_printf("%d:%02d:%02d", time.hour, time.minute, time.second);
}
