#include "base/password.h"

#include "base/fault.h"

#include <string.h>

enum { LIST_MIN = 1000, OWN_WORD_MIN = 4 }; /* the latter in bytes: two kanji are six */

struct common_passwords {
    GHashTable *words; /* a set, lower case */
};

void common_passwords_free(common_passwords *list)
{
    if (list == NULL) {
        return;
    }
    g_hash_table_unref(list->words);
    g_free(list);
}

common_passwords *common_passwords_load(const char *path, GError **error)
{
    static const char hint[] = "Install the package john-data, or name another list in "
                               "MADOGUCHI_COMMON_PASSWORDS.";
    g_autoptr(common_passwords) list = g_new0(common_passwords, 1);
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    list->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!g_file_get_contents(path, &text, NULL, &cause)) {
        fault_set(error, FAULT_CONFIGURATION, hint, "could not read the common passwords: %s",
                  cause->message);
        return NULL;
    }
    lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_strchomp(*line);
        if (**line != '\0' && !g_str_has_prefix(*line, "#!comment")) {
            g_hash_table_add(list->words, g_ascii_strdown(*line, -1));
        }
    }
    if (g_hash_table_size(list->words) < LIST_MIN) {
        fault_set(error, FAULT_CONFIGURATION, hint, "%s has fewer than %d passwords", path,
                  LIST_MIN);
        return NULL;
    }
    return g_steal_pointer(&list);
}

/* What is left when digits and signs are taken off both ends: "password" of "1password2026!". */
static char *core(const char *password)
{
    const char *from = password;
    const char *to = password + strlen(password);

    while (from < to && (*from & 0x80) == 0 && !g_ascii_isalpha(*from)) {
        from++;
    }
    while (to > from && (to[-1] & 0x80) == 0 && !g_ascii_isalpha(to[-1])) {
        to--;
    }
    return g_strndup(from, (gsize)(to - from));
}

/* What it is the repetition of, the last one cut perhaps: "sakura" of "sakurasakurasak". */
static char *unit(const char *password)
{
    const gsize length = strlen(password);
    gsize period = 1;

    while (period < length && strncmp(password, password + period, length - period) != 0) {
        period++;
    }
    return g_strndup(password, period);
}

/* "password" of "p@ssw0rd". */
static char *plain(const char *password)
{
    static const char signs[] = "@$013457!";
    static const char letters[] = "asoleasti";
    char *text = g_strdup(password);

    for (char *at = text; *at != '\0'; at++) {
        const char *sign = strchr(signs, *at);
        if (sign != NULL) {
            *at = letters[sign - signs];
        }
    }
    return text;
}

static bool is_common(const common_passwords *list, const char *folded)
{
    char *(*const views[])(const char *) = {g_strdup, core, unit, plain};

    for (gsize i = 0; i < G_N_ELEMENTS(views); i++) {
        g_autofree char *once = views[i](folded);
        for (gsize j = 0; j < G_N_ELEMENTS(views); j++) {
            g_autofree char *twice = views[j](once);
            if (g_hash_table_contains(list->words, twice)) {
                return true;
            }
        }
    }
    return false;
}

static char *fold(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);

    return g_utf8_casefold(normal, -1);
}

static bool has_own_word(const char *folded, const char *const *own_words)
{
    for (; *own_words != NULL; own_words++) {
        g_autofree char *word = fold(*own_words);
        if (strlen(word) >= OWN_WORD_MIN && strstr(folded, word) != NULL) {
            return true;
        }
    }
    return false;
}

password_verdict password_judge(const common_passwords *list, const char *password,
                                const char *const *own_words)
{
    g_autofree char *normal = g_utf8_normalize(password, -1, G_NORMALIZE_NFKC);
    g_autofree char *folded = fold(password);
    const glong length = g_utf8_strlen(normal, -1);

    if (length < PASSWORD_MIN) {
        return PASSWORD_SHORT;
    }
    if (length > PASSWORD_MAX) {
        return PASSWORD_LONG;
    }
    if (is_common(list, folded)) {
        return PASSWORD_COMMON;
    }
    return has_own_word(folded, own_words) ? PASSWORD_OWN_WORD : PASSWORD_GOOD;
}
