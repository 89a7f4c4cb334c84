/*
 * Two lines as typed decimals. What is understood is canonical and is understood again unchanged;
 * the order of two is that of integers of 128 bits, which hold 18 digits on each side of the point.
 */

#include "base/decimal.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

__extension__ typedef __int128 wide;

/* The number in units of the last place that there may be. */
static wide scaled(const char *number)
{
    wide value = 0;
    for (const char *at = number; *at != '\0'; at++) {
        if (g_ascii_isdigit(*at)) {
            value = 10 * value + g_ascii_digit_value(*at);
        }
    }
    for (guint places = decimal_places(number); places < DECIMAL_PLACES_MAX; places++) {
        value *= 10;
    }
    return *number == '-' ? -value : value;
}

static void compare(const char *left, const char *right)
{
    wide l = scaled(left);
    wide r = scaled(right);
    int order = decimal_compare(left, right);
    g_assert((order > 0) - (order < 0) == (l > r) - (l < r));
}

static char *read_number(const char *typed)
{
    char *number = decimal_read(typed);
    if (number != NULL) {
        g_autofree char *again = decimal_read(number);
        g_assert(decimal_is_canonical(number));
        g_assert(g_strcmp0(number, again) == 0);
    }
    return number;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    if (!g_utf8_validate(text, -1, NULL)) {
        return 0;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", 2);
    if (g_strv_length(lines) < 2) {
        return 0;
    }
    if (decimal_is_canonical(lines[0]) && decimal_is_canonical(lines[1])) {
        compare(lines[0], lines[1]);
    }
    g_autofree char *left = read_number(lines[0]);
    g_autofree char *right = read_number(lines[1]);
    if (left != NULL && right != NULL) {
        compare(left, right);
        compare(right, left);
    }
    return 0;
}
