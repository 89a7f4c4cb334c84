#include "export/cp932.h"

#include "base/fault.h"
#include "export/cp932_table.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

enum {
    PLANE = 0x10000, /* all that CP932 has is in the first plane of Unicode */
    ASCII_END = 0x80,
    SURROGATES = 0xD800,
    SURROGATES_END = 0xE000,
    BYTES_MAX = 2, /* of a character in CP932 */
};

static const char geta[] = "〓"; /* what a printer set for a type that he did not have */

struct cp932 {
    guint8 has[PLANE / 8]; /* a bit for each character that needs no replacement */
    iconv_t to;
};

/* One run through the converter; false when it refuses. */
static bool convert(iconv_t to, const char *text, gsize length, char *bytes, gsize *room)
{
    /* iconv() takes the text without const, and only reads it. */
    union {
        const char *text;
        char *bytes;
    } in = {.text = text};

    iconv(to, NULL, NULL, NULL, NULL);
    return iconv(to, &in.bytes, &length, &bytes, room) != (size_t)-1;
}

/* The converter knows these, as what they are not: ¥ would be \, and ‾ would be ~. */
static bool is_mistaken(gunichar character)
{
    return character == 0x00A5 || character == 0x203E;
}

static void learn(cp932 *page)
{
    for (gunichar c = 0; c < PLANE; c++) {
        char text[6];
        char bytes[BYTES_MAX];
        gsize room = sizeof bytes;
        const bool possible = (c < SURROGATES || c >= SURROGATES_END) && !is_mistaken(c);

        if (possible && convert(page->to, text, (gsize)g_unichar_to_utf8(c, text), bytes, &room)) {
            page->has[c / 8] |= (guint8)(1 << (c % 8));
        }
    }
}

cp932 *cp932_new(GError **error)
{
    iconv_t to = iconv_open("CP932", "UTF-8");
    cp932 *page = NULL;

    if (to == (iconv_t)-1) { /* NOLINT(performance-no-int-to-ptr): the value of the standard */
        fault_set_errno(error, errno, "Install the character converters (gconv) of the C library.",
                        "there is no converter to CP932");
        return NULL;
    }
    page = g_new0(cp932, 1);
    page->to = to;
    learn(page);
    return page;
}

void cp932_free(cp932 *page)
{
    if (page != NULL) {
        iconv_close(page->to);
        g_free(page);
    }
}

static bool has(const cp932 *page, gunichar character)
{
    return character < PLANE && (page->has[character / 8] >> (character % 8) & 1) != 0;
}

/* The Latin letter without its accents into base; false for anything else. */
static bool bare_letter(gunichar character, char *base)
{
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    const gsize count = g_unichar_fully_decompose(character, FALSE, parts, G_N_ELEMENTS(parts));

    if (count < 2 || parts[0] >= ASCII_END || !g_ascii_isalpha((char)parts[0])) {
        return false;
    }
    base[0] = (char)parts[0];
    base[1] = '\0';
    return true;
}

char *cp932_replace(const cp932 *page, const char *text, cp932_told told, void *data)
{
    GString *out = g_string_sized_new(strlen(text));

    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        const gunichar c = g_utf8_get_char(at);
        char base[2];
        const char *by = NULL;

        if (has(page, c)) {
            g_string_append_unichar(out, c);
            continue;
        }
        by = cp932_table_find(c);
        if (by == NULL) {
            by = bare_letter(c, base) ? base : geta;
        }
        g_string_append(out, by);
        told(c, by, data);
    }
    return g_string_free(out, FALSE);
}

void cp932_encode(const cp932 *page, const char *replaced, GString *bytes)
{
    const gsize length = strlen(replaced);
    const gsize before = bytes->len;
    gsize room = length; /* no character is longer in CP932 than in UTF-8 */
    bool done = false;

    g_string_set_size(bytes, before + length);
    done = convert(page->to, replaced, length, bytes->str + before, &room);
    g_assert(done);
    g_string_set_size(bytes, before + length - room);
}
