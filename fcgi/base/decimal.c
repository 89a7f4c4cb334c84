#include "base/decimal.h"

#include "base/japanese.h"

#include <string.h>

#define DIGITS "0123456789"

/* Half width, without white space, and with a point for the full stop that kana keyboards give. */
static char *tidy(const char *typed)
{
    g_autofree char *narrow = japanese_half_width(typed);
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *at = narrow; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        if (!g_unichar_isspace(letter)) {
            g_string_append_unichar(text, letter == U'。' ? '.' : letter);
        }
    }
    return g_strdup(text->str);
}

/* Moves *at over the digits before the point, and appends them without their commas. */
static bool read_whole(const char **at, GString *digits)
{
    gsize length = strspn(*at, DIGITS);
    bool grouped = (*at)[length] == ',';
    if (grouped && (length < 1 || length > 3)) {
        return false;
    }
    g_string_append_len(digits, *at, (gssize)length);
    *at += length;
    while (**at == ',') {
        if (strspn(*at + 1, DIGITS) != 3) {
            return false;
        }
        g_string_append_len(digits, *at + 1, 3);
        *at += 4;
    }
    return true;
}

static bool read_places(const char *at, const char **places)
{
    *places = "";
    if (*at == '\0') {
        return true;
    }
    *places = at + 1;
    return *at == '.' && **places != '\0' && strspn(*places, DIGITS) == strlen(*places);
}

static bool is_zero(const char *digits, const char *places)
{
    return strspn(digits, "0") == strlen(digits) && strspn(places, "0") == strlen(places);
}

char *decimal_read(const char *typed)
{
    g_autofree char *text = tidy(typed);
    g_autoptr(GString) whole = g_string_new(NULL);
    const char *at = text + strspn(text, "+-");
    const char *places = NULL;
    if (at > text + 1 || !read_whole(&at, whole) || !read_places(at, &places) ||
        (whole->len == 0 && *places == '\0')) {
        return NULL;
    }
    g_string_erase(whole, 0, (gssize)strspn(whole->str, "0"));
    g_autofree char *number =
        g_strconcat(*text == '-' && !is_zero(whole->str, places) ? "-" : "",
                    whole->len > 0 ? whole->str : "0", *places != '\0' ? "." : "", places, NULL);
    return decimal_is_canonical(number) ? g_steal_pointer(&number) : NULL;
}

bool decimal_is_canonical(const char *text)
{
    const char *whole = text + (*text == '-' ? 1 : 0);
    gsize length = strspn(whole, DIGITS);
    bool zero_in_front = *whole == '0' && length > 1;
    if (length < 1 || length > DECIMAL_WHOLE_DIGITS_MAX || zero_in_front) {
        return false;
    }
    if (whole[length] == '\0') {
        return true;
    }
    const char *places = whole + length + 1;
    gsize count = strspn(places, DIGITS);
    return whole[length] == '.' && count >= 1 && count <= DECIMAL_PLACES_MAX &&
           places[count] == '\0';
}

/* Where the digits behind the point begin, or the end of the text. */
static const char *places_of(const char *text)
{
    const char *point = strchr(text, '.');
    return point != NULL ? point + 1 : text + strlen(text);
}

/* Compares digit by digit; where one text has ended it goes on with zeros. */
static int compare_places(const char *left, const char *right)
{
    while (*left != '\0' || *right != '\0') {
        int l = *left != '\0' ? *left++ : '0';
        int r = *right != '\0' ? *right++ : '0';
        if (l != r) {
            return l - r;
        }
    }
    return 0;
}

/* Without zeros in front, the number with more digits before the point is the greater. */
static int compare_magnitudes(const char *left, const char *right)
{
    gsize left_length = strspn(left, DIGITS);
    gsize right_length = strspn(right, DIGITS);
    if (left_length != right_length) {
        return left_length < right_length ? -1 : 1;
    }
    int whole = strncmp(left, right, left_length);
    return whole != 0 ? whole : compare_places(places_of(left), places_of(right));
}

/* -1, 0, 1 */
static int sign_of(const char *text)
{
    if (strspn(text, "-0.") == strlen(text)) {
        return 0;
    }
    return *text == '-' ? -1 : 1;
}

int decimal_compare(const char *left, const char *right)
{
    int left_sign = sign_of(left);
    int right_sign = sign_of(right);
    if (left_sign != right_sign || left_sign == 0) {
        return left_sign - right_sign;
    }
    return left_sign > 0 ? compare_magnitudes(left, right)
                         : compare_magnitudes(right + 1, left + 1);
}

guint decimal_places(const char *text)
{
    return (guint)strlen(places_of(text));
}
