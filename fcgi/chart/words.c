#include "chart/words.h"

#include "chart/chart.h"

#include <stdbool.h>
#include <string.h>

static bool is_drawn(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_SURROGATE:
        return false;
    default:
        return true;
    }
}

/* One line of single spaces, without what draws nothing. */
static GString *one_line(const char *text)
{
    GString *line = g_string_new(NULL);
    bool space = false;
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c)) {
            space = line->len > 0;
        } else if (is_drawn(c)) {
            g_string_append(line, space ? " " : "");
            g_string_append_unichar(line, c);
            space = false;
        }
    }
    return line;
}

char *words_clean(const char *text)
{
    g_autoptr(GString) line = one_line(text);
    if (g_utf8_strlen(line->str, -1) > CHART_LABEL_MAX) {
        const char *end = g_utf8_offset_to_pointer(line->str, CHART_LABEL_MAX - 1);
        g_string_truncate(line, (gsize)(end - line->str));
        g_string_append(line, "…");
    }
    return g_strdup(line->str);
}

/* In hundredths of a letter. Of Latin letters the widest that common sans-serif fonts have. */
static int letter_width(gunichar c)
{
    enum { FULL = 100, BROAD = 98, CAPITAL = 78, USUAL = 65, THIN = 42 };
    if (g_unichar_iszerowidth(c)) {
        return 0;
    }
    if (c >= 0x80) {
        return g_unichar_isupper(c) || !g_unichar_isalpha(c) || g_unichar_iswide_cjk(c) ? FULL
                                                                                        : CAPITAL;
    }
    if (strchr("mwMW@%", (int)c) != NULL) {
        return BROAD;
    }
    if (strchr(" .,:;'|!ijl", (int)c) != NULL) {
        return THIN;
    }
    return g_ascii_isupper((char)c) || strchr("&#+<>=~^_", (int)c) != NULL ? CAPITAL : USUAL;
}

static double units(int hundredths)
{
    return hundredths * CHART_LETTER / 100.0;
}

double words_width(const char *text)
{
    int width = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        width += letter_width(g_utf8_get_char(at));
    }
    return units(width);
}

/* How far into text the line reaches that has this room: past one character at least. */
static const char *reach(const char *text, double room)
{
    const char *at = g_utf8_find_next_char(text, NULL);
    int width = letter_width(g_utf8_get_char(text));
    while (*at != '\0' && units(width + letter_width(g_utf8_get_char(at))) <= room) {
        width += letter_width(g_utf8_get_char(at));
        at = g_utf8_find_next_char(at, NULL);
    }
    /* A mark belongs to the letter in front of it. */
    while (*at != '\0' && g_unichar_iszerowidth(g_utf8_get_char(at))) {
        at = g_utf8_find_next_char(at, NULL);
    }
    return at;
}

static bool is_one_of(const char *at, const char *letters)
{
    return g_utf8_strchr(letters, -1, g_utf8_get_char(at)) != NULL;
}

/*
 * Japanese has no spaces; a new phrase begins more often than not where the kind of its letters
 * changes, and never where hiragana follow kanji: those are endings.
 */
static bool begins_phrase(gunichar before, gunichar next)
{
    GUnicodeScript from = g_unichar_get_script(before), to = g_unichar_get_script(next);
    return from != to && (to == G_UNICODE_SCRIPT_HAN || to == G_UNICODE_SCRIPT_KATAKANA) &&
           (from == G_UNICODE_SCRIPT_HIRAGANA || from == G_UNICODE_SCRIPT_HAN ||
            from == G_UNICODE_SCRIPT_KATAKANA);
}

/* A place where a reader would part the text: in front of at. */
static bool parts_well(const char *at)
{
    const char *before = g_utf8_prev_char(at);
    return *at == ' ' || is_one_of(before, "・／、年") || is_one_of(at, "（(") ||
           begins_phrase(g_utf8_get_char(before), g_utf8_get_char(at));
}

static bool hangs(const char *at)
{
    return is_one_of(at, "、。，．）」』】・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%,.)");
}

/*
 * Where the line that reaches to end is parted: at a good place in its second half, at any space,
 * not in front of what may not begin a line, else where it is full.
 */
static const char *part(const char *text, const char *end)
{
    const char *half = text + (end - text) / 2;
    for (const char *at = end; at > half; at = g_utf8_prev_char(at)) {
        if (parts_well(at) && !hangs(at)) {
            return at;
        }
    }
    const char *space = g_strrstr_len(text, end - text, " ");
    const char *before = g_utf8_prev_char(end);
    if (space != NULL && space > text) {
        return space;
    }
    return hangs(end) && before > half ? before : end;
}

/* Lines of this room; torn counts those that end where no reader would part the text. */
static GPtrArray *lines_of(const char *text, double room, guint *torn)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    const char *at = text;
    *torn = 0;
    do {
        const char *end = *at == '\0' ? at : reach(at, room);
        const char *cut = *end == '\0' ? end : part(at, end);
        *torn += *cut == '\0' || parts_well(cut) ? 0 : 1;
        g_ptr_array_add(lines, g_strndup(at, (gsize)(cut - at)));
        at = *cut == ' ' ? cut + 1 : cut;
    } while (*at != '\0');
    return lines;
}

GPtrArray *words_wrap(const char *text, double room)
{
    guint torn = 0, least = 0;
    GPtrArray *best = lines_of(text, room, &least);
    /* Lines of one length look better than a full one and a single letter. */
    enum { NARROWER = CHART_LETTER / 2, NARROWEST = 4 * CHART_LETTER };
    for (double less = room - NARROWER; best->len > 1 && less >= NARROWEST; less -= NARROWER) {
        g_autoptr(GPtrArray) other = lines_of(text, less, &torn);
        if (other->len > best->len) {
            break;
        }
        if (torn <= least) {
            GPtrArray *wider = best;
            best = g_steal_pointer(&other);
            g_ptr_array_unref(wider);
            least = torn;
        }
    }
    return best;
}

double words_widest(const GPtrArray *lines)
{
    double widest = 0;
    for (guint i = 0; i < lines->len; i++) {
        widest = MAX(widest, words_width(lines->pdata[i]));
    }
    return widest;
}

double words_height(const GPtrArray *lines)
{
    return lines->len * (double)WORDS_LINE;
}
