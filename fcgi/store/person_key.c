#include "store/person_key.h"

#include "base/japanese.h"
#include "base/receipt_number.h"
#include "store/request_key.h"

#include <string.h>

/* An index entry has a limit, and no name is longer. */
enum { KEY_CHARACTERS_MAX = 64 };

json_t *person_keys(const char *name, const char *kana, const char *tel)
{
    json_t *keys = json_array();

    request_keys_add_name(keys, name);
    request_keys_add_kana(keys, kana);
    request_keys_add_tel(keys, tel);
    return keys;
}

char *person_key_name(const char *typed)
{
    g_autofree char *whole = japanese_fold(typed);

    if (*whole == '\0') {
        return NULL;
    }
    return g_utf8_strlen(whole, -1) <= KEY_CHARACTERS_MAX
               ? g_steal_pointer(&whole)
               : g_utf8_substring(whole, 0, KEY_CHARACTERS_MAX);
}

char *person_key_tel(const char *typed)
{
    g_autofree char *half = japanese_half_width(typed);
    GString *digits = g_string_new(NULL);

    for (const char *at = half; *at != '\0' && digits->len < KEY_CHARACTERS_MAX; at++) {
        if (g_ascii_isdigit(*at)) {
            g_string_append_c(digits, *at);
        }
    }
    return g_string_free(digits, digits->len < REQUEST_KEY_TEL_DIGITS);
}

/* Only the letters and digits, with a hyphen before the places first and second. */
static char *hyphenated(const char *half, gsize first, gsize second)
{
    GString *number = g_string_new(NULL);
    gsize letters = 0;

    for (const char *at = half; *at != '\0' && letters <= RECEIPT_NUMBER_LENGTH; at++) {
        if (!g_ascii_isalnum(*at)) {
            continue;
        }
        if (letters == first || letters == second) {
            g_string_append_c(number, '-');
        }
        g_string_append_c(number, g_ascii_toupper(*at));
        letters++;
    }
    return g_string_free(number, FALSE);
}

static bool is_of_log(const char *number)
{
    enum { DIGITS = 10, HYPHENS = 2 };
    gsize digits = 0;

    for (const char *at = number; *at != '\0'; at++) {
        digits += g_ascii_isdigit(*at) ? 1 : 0;
    }
    return digits == DIGITS && strlen(number) == DIGITS + HYPHENS;
}

char *person_key_number(const char *typed)
{
    g_autofree char *half = japanese_half_width(typed);
    g_autofree char *number = hyphenated(half, strlen("Z08"), strlen("Z087K3MPQ"));
    g_autofree char *of_log = hyphenated(half, strlen("08"), strlen("08013"));

    if (receipt_number_is_valid(number) || response_number_is_valid(number) ||
        case_number_is_valid(number) || person_number_is_valid(number)) {
        return g_steal_pointer(&number);
    }
    return is_of_log(of_log) ? g_steal_pointer(&of_log) : NULL;
}
