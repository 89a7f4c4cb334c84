#include "form/normalization.h"

#include "base/japanese.h"

#include <glib.h>
#include <string.h>

enum { EMAIL_BYTES_MAX = 254, EMAIL_LOCAL_BYTES_MAX = 64 }; /* RFC 5321, section 4.5.3.1 */

static bool is_half_width_katakana(gunichar c)
{
    return c >= 0xff65 && c <= 0xff9f;
}

/* ｻｸﾗ becomes サクラ, voiced marks composed; every other character stays as typed. */
static char *tidy_name(const char *typed)
{
    g_autofree char *text = japanese_tidy(typed);
    g_autoptr(GString) name = g_string_new(NULL);
    for (const char *c = text; *c != '\0';) {
        const char *end = c;
        while (is_half_width_katakana(g_utf8_get_char(end))) {
            end = g_utf8_find_next_char(end, NULL);
        }
        if (end > c) {
            g_autofree char *wide = g_utf8_normalize(c, end - c, G_NORMALIZE_NFKC);
            g_string_append(name, wide);
        } else {
            end = g_utf8_find_next_char(c, NULL);
            g_string_append_len(name, c, end - c);
        }
        c = end;
    }
    return g_strdup(name->str);
}

/* Half width without the letters in `unwanted`, which must be ASCII, and without spaces. */
static char *half_width_without(const char *typed, const char *unwanted)
{
    char *text = japanese_half_width(typed);
    char *kept = text;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c != ' ' && strchr(unwanted, *c) == NULL) {
            *kept++ = *c;
        }
    }
    *kept = '\0';
    return text;
}

static char *tidy_without_spaces(const char *typed)
{
    return half_width_without(typed, "");
}

static char *tidy_postal(const char *typed)
{
    const char *mark = "〒";
    g_autofree char *trimmed = g_strstrip(g_strdup(typed));
    const char *digits = g_str_has_prefix(trimmed, mark) ? trimmed + strlen(mark) : trimmed;
    return half_width_without(digits, "-");
}

/* Grouping commas are received and removed: １,０００ is a number. */
static char *tidy_digits(const char *typed)
{
    return half_width_without(typed, ",");
}

static bool is_digits(const char *text)
{
    return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

static bool is_postal(const char *text)
{
    return is_digits(text) && strlen(text) == 7;
}

/* Where the extension (内線) begins, or the end of the text. Half width made （ to (. */
static gsize extension_offset(const char *text)
{
    const char *extension = strstr(text, "内線");
    gsize offset = extension == NULL ? strlen(text) : (gsize)(extension - text);
    return offset > 0 && text[offset - 1] == '(' ? offset - 1 : offset;
}

static bool is_telephone(const char *text)
{
    gsize digits = 0;
    gsize length = extension_offset(text);
    bool abroad = text[0] == '+';
    for (gsize i = abroad ? 1 : 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i]) && strchr("-().", text[i]) == NULL) {
            return false;
        }
        digits += g_ascii_isdigit(text[i]) ? 1 : 0;
    }
    /* ITU-T E.164: at most 15 digits with the country code. */
    return abroad ? digits >= 8 && digits <= 15 : text[0] == '0' && (digits == 10 || digits == 11);
}

static bool is_domain(const char *text)
{
    g_auto(GStrv) labels = g_strsplit(text, ".", -1);
    for (guint i = 0; labels[i] != NULL; i++) {
        const char *label = labels[i];
        gsize length = strlen(label);
        gsize legal = strspn(label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "0123456789-");
        if (length == 0 || length > 63 || legal != length || label[0] == '-' ||
            label[length - 1] == '-') {
            return false;
        }
    }
    return g_strv_length(labels) >= 2;
}

/*
 * The addresses that mail really uses (HTML's own rule for type=email), which are fewer than RFC
 * 5321 allows: no quotes, no comments. Dots may stand side by side before the @, because Japanese
 * carriers once gave out such addresses.
 */
static bool is_email(const char *text)
{
    const char *at = strchr(text, '@');
    if (at == NULL || at == text || strlen(text) > EMAIL_BYTES_MAX ||
        at - text > EMAIL_LOCAL_BYTES_MAX) {
        return false;
    }
    for (const char *c = text; c < at; c++) {
        if (!g_ascii_isalnum(*c) && strchr(".!#$%&'*+/=?^_`{|}~-", *c) == NULL) {
            return false;
        }
    }
    return is_domain(at + 1);
}

/*
 * An address that a browser opens. What is not http, as javascript:, would be a trap for whoever
 * clicks on it.
 */
static bool is_web_address(const char *text)
{
    g_autofree char *scheme = NULL;
    g_autofree char *host = NULL;
    bool split = g_uri_split(text, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, &scheme, NULL,
                             &host, NULL, NULL, NULL, NULL, NULL);
    bool web = split && (g_strcmp0(scheme, "http") == 0 || g_strcmp0(scheme, "https") == 0);
    return web && host != NULL && *host != '\0' && strpbrk(text, "<>\"\\^`{|} ") == NULL;
}

static const normalization normalizations[] = {
    {.code = NULL, .tidy = japanese_tidy},
    {.code = "name", .tidy = tidy_name},
    {.code = "kana",
     .tidy = japanese_katakana,
     .check = japanese_is_katakana,
     .issue_key = "issue_kana"},
    {.code = "tel",
     .tidy = tidy_without_spaces,
     .check = is_telephone,
     .issue_key = "issue_tel",
     .inputmode = "tel"},
    {.code = "postal",
     .tidy = tidy_postal,
     .check = is_postal,
     .issue_key = "issue_postal",
     .inputmode = "numeric"},
    {.code = "digits",
     .tidy = tidy_digits,
     .check = is_digits,
     .issue_key = "issue_digits",
     .inputmode = "numeric"},
    {.code = "email",
     .tidy = tidy_without_spaces,
     .check = is_email,
     .issue_key = "issue_email",
     .inputmode = "email"},
    {.code = "url",
     .tidy = tidy_without_spaces,
     .check = is_web_address,
     .issue_key = "issue_url",
     .inputmode = "url"},
};

const normalization *normalization_find(const char *code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(normalizations); i++) {
        if (g_strcmp0(normalizations[i].code, code) == 0) {
            return &normalizations[i];
        }
    }
    return NULL;
}
