#include "base/japanese.h"

#include "base/japanese_kana.h"

enum {
    COMBINING_VOICED = 0x3099,
    COMBINING_SEMI_VOICED = 0x309A,
    STANDING_VOICED = 0x309B,
    STANDING_SEMI_VOICED = 0x309C,
};

/* Cuts white space, the ideographic space included, off both ends. */
static void trim(GString *text)
{
    while (text->len > 0) {
        const char *last = g_utf8_find_prev_char(text->str, text->str + text->len);
        if (!g_unichar_isspace(g_utf8_get_char(last))) {
            break;
        }
        g_string_truncate(text, (gsize)(last - text->str));
    }
    const char *first = text->str;
    while (g_unichar_isspace(g_utf8_get_char(first))) {
        first = g_utf8_find_next_char(first, NULL);
    }
    g_string_erase(text, 0, first - text->str);
}

static char *trimmed(GString *text)
{
    trim(text);
    return g_strdup(text->str);
}

char *japanese_tidy(const char *text)
{
    g_autoptr(GString) tidy = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        gunichar next = g_utf8_get_char(g_utf8_find_next_char(at, NULL));
        gunichar composed;
        /* Only kana compose with these two marks, so no kanji can be rewritten. */
        if ((next == COMBINING_VOICED || next == COMBINING_SEMI_VOICED) &&
            g_unichar_compose(letter, next, &composed)) {
            letter = composed;
            at = g_utf8_find_next_char(at, NULL);
        }
        g_string_append_unichar(tidy, letter);
    }
    return trimmed(tidy);
}

char *japanese_half_width(const char *text)
{
    g_autofree char *narrow = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autoptr(GString) result = g_string_new(NULL);
    for (const char *at = narrow; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        g_string_append_unichar(result, kana_is_stroke(letter) ? '-' : letter);
    }
    return trimmed(result);
}

/* NFKC would make a space and a mark of ゛ and ゜, which people type after a letter. */
static char *join_marks(const char *text)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        if (letter == STANDING_VOICED || letter == STANDING_SEMI_VOICED) {
            letter -= STANDING_VOICED - COMBINING_VOICED;
        }
        g_string_append_unichar(joined, letter);
    }
    return g_utf8_normalize(joined->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Marks are joined once more at the end: some letters, as ヺ, compose as katakana only. */
static char *to_katakana(const char *text)
{
    g_autofree char *wide = join_marks(text);
    g_autoptr(GString) katakana = g_string_new(NULL);
    for (const char *at = wide; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        g_string_append_unichar(katakana, kana_to_katakana(g_utf8_get_char(at)));
    }
    return g_utf8_normalize(katakana->str, -1, G_NORMALIZE_NFC);
}

char *japanese_katakana(const char *text)
{
    g_autofree char *katakana = to_katakana(text);
    g_autoptr(GString) result = g_string_new(NULL);
    gunichar before = ' ';
    for (const char *at = katakana; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_isspace(letter)) {
            letter = ' ';
        } else if (kana_is_stroke(letter) && kana_is_katakana(before)) {
            letter = U'ー';
        }
        if (letter != ' ' || before != ' ') {
            g_string_append_unichar(result, letter);
        }
        before = letter;
    }
    return trimmed(result);
}

bool japanese_is_katakana(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        if (!kana_is_katakana(letter) && letter != ' ' && letter != U'　') {
            return false;
        }
    }
    return true;
}
