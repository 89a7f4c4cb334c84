#include "export/column_name.h"

#include "text/catalog.h"

/* The rows that NEC and IBM added to JIS X 0208, as Unicode has them. */
static bool depends_on_make(gunichar c)
{
    static const struct {
        gunichar first, last;
    } ranges[] = {
        {0x2116, 0x2116}, /* № */
        {0x2121, 0x2122}, /* ℡ ™ */
        {0x2160, 0x217F}, /* Ⅰ ⅰ */
        {0x2460, 0x24FF}, /* ① ⑴ ⓐ */
        {0x2776, 0x2793}, /* ❶ */
        {0x3200, 0x33FF}, /* ㈱ ㊤ ㎝ ㍻ */
    };

    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

char *column_name_plain(const char *text)
{
    GString *plain = g_string_new(NULL);

    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        const gunichar c = g_utf8_get_char(at);

        if (depends_on_make(c)) {
            char one[7] = "";
            g_unichar_to_utf8(c, one);
            g_autofree char *usual = g_utf8_normalize(one, -1, G_NORMALIZE_NFKC);
            g_string_append(plain, usual);
        } else {
            g_string_append_unichar(plain, c);
        }
    }
    return g_string_free(plain, FALSE);
}

static void append_filled(GString *name, const char *before, const char *text, const json_t *places)
{
    g_autofree char *filled = text_fill(text, places);

    g_string_append_printf(name, "%s%s", before, filled);
}

static void append_label(GString *name, const item *it, const char *detail, const json_t *places)
{
    append_filled(name, "（", it->text.base, places);
    if (it->unit.base != NULL) {
        append_filled(name, "（", it->unit.base, places);
        g_string_append(name, "）");
    }
    if (detail != NULL) {
        append_filled(name, "：", detail, places);
    }
    g_string_append(name, "）");
}

char *column_name(const item *it, const column_part *part, const json_t *places)
{
    g_autoptr(GString) name = g_string_new(g_ascii_isdigit(it->link_id[0]) ? "q_" : NULL);

    g_string_append(name, it->link_id);
    if (part->part != NULL) {
        g_string_append_printf(name, "#%s", part->part);
    }
    if (it->text.base != NULL) {
        append_label(name, it, part->detail, places);
    }
    return column_name_plain(name->str);
}
