#include "store/request_key.h"

#include "base/japanese.h"
#include "base/receipt_number.h"

#include <string.h>

/* A form's names are shorter; folding may lengthen one, and an index entry has a limit. */
enum { KEY_CHARACTERS_MAX = 64 };

/* The folded text, cut to what an index takes; the caller frees it. */
static char *folded(const char *text)
{
    g_autofree char *whole = japanese_fold(text);

    return g_utf8_strlen(whole, -1) <= KEY_CHARACTERS_MAX
               ? g_steal_pointer(&whole)
               : g_utf8_substring(whole, 0, KEY_CHARACTERS_MAX);
}

static void add(json_t *keys, const char *kind, const char *key)
{
    if (*key != '\0') {
        json_array_append_new(keys, json_pack("[s, s]", kind, key));
    }
}

/* What stands behind the first run of white space: the given name. NULL when nothing does. */
static const char *second_word(const char *text)
{
    const char *at = text;

    while (*at != '\0' && !g_unichar_isspace(g_utf8_get_char(at))) {
        at = g_utf8_find_next_char(at, NULL);
    }
    while (*at != '\0' && g_unichar_isspace(g_utf8_get_char(at))) {
        at = g_utf8_find_next_char(at, NULL);
    }
    return *at != '\0' ? at : NULL;
}

static void add_words(json_t *keys, const char *kind, const char *text)
{
    g_autofree char *tidy = japanese_tidy(text != NULL ? text : "");
    const char *second = second_word(tidy);
    g_autofree char *whole = folded(tidy);
    g_autofree char *given = folded(second != NULL ? second : "");

    add(keys, kind, whole);
    add(keys, kind, given);
}

void request_keys_add_name(json_t *keys, const char *text)
{
    add_words(keys, "name", text);
}

void request_keys_add_kana(json_t *keys, const char *text)
{
    add_words(keys, "kana", text);
}

/* The ASCII digits of a text that was made half-width; the caller frees it. */
static char *digits_of(const char *text)
{
    GString *digits = g_string_new(NULL);

    for (const char *at = text; *at != '\0' && digits->len < KEY_CHARACTERS_MAX; at++) {
        if (g_ascii_isdigit(*at)) {
            g_string_append_c(digits, *at);
        }
    }
    return g_string_free(digits, FALSE);
}

void request_keys_add_tel(json_t *keys, const char *text)
{
    g_autofree char *half = japanese_half_width(text != NULL ? text : "");
    g_autofree char *digits = digits_of(half);
    const size_t length = strlen(digits);

    add(keys, "tel", digits);
    if (length >= REQUEST_KEY_TEL_DIGITS) {
        add(keys, "tel_end", digits + length - REQUEST_KEY_TEL_DIGITS);
    }
}

/* Letters with the hyphens of a receipt number put where they belong; the caller frees it. */
static char *hyphenated(const char *half)
{
    GString *number = g_string_new(NULL);

    for (const char *at = half; *at != '\0' && number->len <= RECEIPT_NUMBER_LENGTH; at++) {
        if (strchr("- ", *at) != NULL) {
            continue;
        }
        if (number->len == strlen("Z08") || number->len == strlen("Z08-7K3MPQ")) {
            g_string_append_c(number, '-');
        }
        g_string_append_c(number, g_ascii_toupper(*at));
    }
    return g_string_free(number, FALSE);
}

static bool is_telephone(const char *half)
{
    return *half != '\0' && half[strspn(half, "0123456789-+() ")] == '\0';
}

request_sought request_key_sought(const char *typed, char **key)
{
    g_autofree char *half = japanese_half_width(typed);

    g_autofree char *number = hyphenated(half);

    *key = NULL;
    if (receipt_number_is_valid(number)) {
        *key = g_steal_pointer(&number);
        return SOUGHT_RECEIPT;
    }
    if (is_telephone(half)) {
        g_autofree char *digits = digits_of(half);
        if (strlen(digits) < REQUEST_KEY_TEL_DIGITS) {
            return SOUGHT_NOTHING;
        }
        *key = g_steal_pointer(&digits);
        return SOUGHT_TEL;
    }
    g_autofree char *name = folded(typed);
    if (*name == '\0') {
        return SOUGHT_NOTHING;
    }
    *key = g_steal_pointer(&name);
    return SOUGHT_NAME;
}
