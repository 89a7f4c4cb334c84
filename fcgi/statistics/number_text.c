#include "statistics/number_text.h"

#include "statistics/figures.h"

#include <stdbool.h>
#include <string.h>

#define MINUS "\u2212"

static bool is_whole(const char *kind)
{
    static const char *const wholes[] = {"count", "people", "number", "difference", NULL};

    return g_strv_contains(wholes, kind);
}

/* A change of nothing is ±0, so that nobody looks for a sign that is not there. */
static bool has_sign(const char *kind)
{
    return strcmp(kind, "difference") == 0 || strcmp(kind, "change") == 0;
}

/* The double nearest to a number of one decimal, back to that number. */
static gint64 tenths_of(const json_t *cell)
{
    const double tenths = json_number_value(cell) * 10;

    return (gint64)(tenths < 0 ? tenths - 0.5 : tenths + 0.5);
}

/* The digits of 0 or more with commas between every three. */
static char *grouped(gint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, number);
    GString *text = g_string_new(NULL);
    const gsize length = strlen(digits);

    for (gsize i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            g_string_append_c(text, ',');
        }
        g_string_append_c(text, digits[i]);
    }
    return g_string_free(text, FALSE);
}

char *number_grouped(gint64 number)
{
    g_autofree char *digits = grouped(number < 0 ? -number : number);

    return g_strconcat(number < 0 ? MINUS : "", digits, NULL);
}

static const char *sign_of(gint64 number, bool signed_kind)
{
    if (number < 0) {
        return MINUS;
    }
    return !signed_kind ? "" : number > 0 ? "+" : "±";
}

/* "34.9": the whole part as it is to be written, and the last digit of the tenths. */
static char *with_decimal(const char *sign, const char *whole, gint64 tenths)
{
    return g_strdup_printf("%s%s.%" G_GINT64_FORMAT, sign, whole, tenths % 10);
}

char *number_text(const json_t *cell, const char *kind)
{
    if (json_is_string(cell)) {
        return g_strdup(json_string_value(cell));
    }
    if (!json_is_number(cell)) {
        return g_strdup("–");
    }
    const bool whole = is_whole(kind);
    const gint64 number = whole ? (gint64)json_number_value(cell) : tenths_of(cell);
    const gint64 size = number < 0 ? -number : number;
    const char *sign = sign_of(number, has_sign(kind));
    g_autofree char *digits = grouped(whole ? size : size / 10);

    return whole ? g_strconcat(sign, digits, NULL) : with_decimal(sign, digits, size);
}

char *number_plain(const json_t *cell, const char *kind)
{
    if (json_is_string(cell)) {
        return g_strdup(json_string_value(cell));
    }
    if (!json_is_number(cell)) {
        return g_strdup("");
    }
    if (is_whole(kind)) {
        return g_strdup_printf("%" G_GINT64_FORMAT, (gint64)json_number_value(cell));
    }
    const gint64 tenths = tenths_of(cell);
    const gint64 size = tenths < 0 ? -tenths : tenths;
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, size / 10);

    return with_decimal(tenths < 0 ? "-" : "", digits, size);
}
