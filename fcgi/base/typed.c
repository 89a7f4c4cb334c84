#include "base/typed.h"

#include <string.h>

#define DIGITS "0123456789"

enum { DIGITS_MAX = 8, NUMBER_MAX = 99999999 };

void typed_skip_spaces(const char **at)
{
    *at += strspn(*at, " \t");
}

bool typed_mark(const char **at, const char *mark)
{
    typed_skip_spaces(at);
    if (!g_str_has_prefix(*at, mark)) {
        return false;
    }
    *at += strlen(mark);
    typed_skip_spaces(at);
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
    return letter == U'零' ? 0 : -1;
}

static int kanji_unit(gunichar letter)
{
    static const struct {
        gunichar letter;
        int value;
    } units[] = {{U'十', 10}, {U'百', 100}, {U'千', 1000}};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        if (units[i].letter == letter) {
            return units[i].value;
        }
    }
    return 0;
}

static bool read_kanji(const char **at, int *number)
{
    const char *here = *at;
    gint64 total = 0;
    gint64 digits = 0; /* those read since the last unit, as a number */
    for (int letters = 0; letters < DIGITS_MAX; letters++) {
        gunichar letter = g_utf8_get_char(here);
        int unit = kanji_unit(letter);
        int digit = kanji_digit(letter);
        if (unit == 0 && digit < 0) {
            break;
        }
        total += unit * MAX(digits, 1);
        digits = unit > 0 ? 0 : 10 * digits + digit;
        here = g_utf8_find_next_char(here, NULL);
    }
    total += digits;
    if (here == *at || total > NUMBER_MAX) {
        return false;
    }
    *number = (int)total;
    *at = here;
    return true;
}

bool typed_digits(const char **at, gsize count, int *number)
{
    g_assert(count <= DIGITS_MAX);
    if (strspn(*at, DIGITS) < count) {
        return false;
    }
    *number = 0;
    for (gsize i = 0; i < count; i++) {
        *number = 10 * *number + g_ascii_digit_value((*at)[i]);
    }
    *at += count;
    return true;
}

bool typed_number(const char **at, int *number)
{
    gsize length = strspn(*at, DIGITS);
    if (length == 0) {
        return read_kanji(at, number);
    }
    return length <= DIGITS_MAX && typed_digits(at, length, number);
}
