#include "text/mustache_value.h"

#include <stdlib.h>
#include <string.h>

enum {
    DIGITS_MAX = 17, /* enough to tell any two doubles apart */
    PLAIN_MAX = 21,  /* with the point after more digits than this, or … */
    PLAIN_MIN = -6,  /* … after more zeros than this, a number is written with an exponent */
};

/* digits * 10^(point - number of digits): 1.21 is "121" with the point after 1 digit. */
typedef struct {
    char digits[DIGITS_MAX + 1];
    int count;
    int point;
} decimal;

bool mustache_is_true(const json_t *value)
{
    if (value == NULL) {
        return false;
    }
    switch (json_typeof(value)) {
    case JSON_NULL:
    case JSON_FALSE:
        return false;
    case JSON_STRING:
        return json_string_length(value) > 0;
    case JSON_INTEGER:
    case JSON_REAL:
        return json_number_value(value) != 0.0;
    case JSON_ARRAY:
        return json_array_size(value) > 0;
    default:
        return true;
    }
}

/* The fewest digits that read back as the same (positive) number. */
static decimal shortest_decimal(double number)
{
    char text[MUSTACHE_NUMBER_BYTES];
    for (int precision = 0; precision < DIGITS_MAX; precision++) {
        char format[] = "%.16e";
        g_snprintf(format, sizeof format, "%%.%de", precision);
        g_ascii_formatd(text, sizeof text, format, number);
        if (g_ascii_strtod(text, NULL) == number) {
            break;
        }
    }
    const char *exponent = strchr(text, 'e');
    decimal result = {.point = (int)strtol(exponent + 1, NULL, 10) + 1};
    for (const char *at = text; at < exponent; at++) {
        if (g_ascii_isdigit(*at)) {
            result.digits[result.count++] = *at;
        }
    }
    return result;
}

/* ECMA-262, Number::toString, radix 10. */
static void write_decimal(const decimal *value, const char *sign, mustache_number *number)
{
    char *text = number->text;
    const gulong size = sizeof number->text;
    const char *digits = value->digits;
    int whole = value->point;
    if (whole > PLAIN_MAX || whole <= PLAIN_MIN) {
        g_snprintf(text, size, "%s%c%s%se%+d", sign, digits[0], value->count > 1 ? "." : "",
                   digits + 1, whole - 1);
    } else if (whole <= 0) {
        g_snprintf(text, size, "%s0.%.*s%s", sign, -whole, "000000", digits);
    } else if (whole < value->count) {
        g_snprintf(text, size, "%s%.*s.%s", sign, whole, digits, digits + whole);
    } else {
        g_snprintf(text, size, "%s%s%.*s", sign, digits, whole - value->count,
                   "00000000000000000000");
    }
}

static void write_real(double real, mustache_number *number)
{
    if (real == 0.0) {
        g_strlcpy(number->text, "0", sizeof number->text);
        return;
    }
    decimal value = shortest_decimal(real < 0.0 ? -real : real);
    write_decimal(&value, real < 0.0 ? "-" : "", number);
}

const char *mustache_value_text(const json_t *value, mustache_number *number, gsize *length)
{
    const char *text = "";
    switch (value == NULL ? JSON_NULL : json_typeof(value)) {
    case JSON_STRING:
        *length = json_string_length(value);
        return json_string_value(value);
    case JSON_INTEGER:
        g_snprintf(number->text, sizeof number->text, "%" JSON_INTEGER_FORMAT,
                   json_integer_value(value));
        text = number->text;
        break;
    case JSON_REAL:
        write_real(json_real_value(value), number);
        text = number->text;
        break;
    case JSON_TRUE:
        text = "true";
        break;
    case JSON_FALSE:
        text = "false";
        break;
    default:
        break;
    }
    *length = strlen(text);
    return text;
}
