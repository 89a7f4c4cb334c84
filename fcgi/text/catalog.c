#include "text/catalog.h"

#include <stdbool.h>
#include <string.h>

#include "base/fault.h"
#include "text/folder.h"

#define FALLBACK "ja"
#define ENDING ".json"

/* The keys of ja.json that are no sentences but lists of languages. */
static const char *const lists[] = {"languages", "staff_languages"};

struct catalog {
    GHashTable *languages; /* name -> json_t object, both owned */
};

static void free_object(gpointer object)
{
    json_decref(object);
}

static void add_fault(GString *faults, const char *folder, const char *language, const char *format,
                      ...) G_GNUC_PRINTF(4, 5);

static void add_fault(GString *faults, const char *folder, const char *language, const char *format,
                      ...)
{
    g_string_append_printf(faults, "%s%s/%s" ENDING, faults->len == 0 ? "" : "\n", folder,
                           language);
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(faults, format, arguments);
    va_end(arguments);
}

/* Reads the file of one language into texts. */
static bool load_language(catalog *texts, const char *folder, const char *language, GString *faults,
                          GError **error)
{
    gsize length = 0;
    g_autofree char *text = folder_read(folder, language, ENDING, &length, error);
    if (text == NULL) {
        return false;
    }
    json_error_t fault;
    json_auto_t *sentences = json_loadb(text, length, JSON_REJECT_DUPLICATES, &fault);
    if (sentences == NULL) {
        add_fault(faults, folder, language, ":%d:%d: %s", fault.line, fault.column, fault.text);
    } else if (!json_is_object(sentences)) {
        add_fault(faults, folder, language, ": not an object of keys and sentences");
    } else {
        g_hash_table_insert(texts->languages, g_strdup(language), json_incref(sentences));
    }
    return true;
}

static void check_language(const char *folder, const char *language, json_t *sentences,
                           const json_t *japanese, GString *faults)
{
    const char *key;
    json_t *sentence;
    json_object_foreach(sentences, key, sentence)
    {
        if (!json_is_string(sentence)) {
            add_fault(faults, folder, language, ": \"%s\" is not a string", key);
        }
        if (json_object_get(japanese, key) == NULL) {
            add_fault(faults, folder, language, ": \"%s\" is not in " FALLBACK ENDING, key);
        }
    }
}

/* A visitor who chose a language without a file would get Japanese under its name. */
static void check_list(const catalog *texts, const char *folder, const char *key, GString *faults)
{
    const json_t *japanese = g_hash_table_lookup(texts->languages, FALLBACK);
    const char *list = json_string_value(json_object_get(japanese, key));
    g_auto(GStrv) tags = g_strsplit(list != NULL ? list : FALLBACK, " ", -1);

    for (char **tag = tags; *tag != NULL; tag++) {
        if (!g_hash_table_contains(texts->languages, *tag)) {
            add_fault(faults, folder, FALLBACK, ": \"%s\" names \"%s\", and there is no %s" ENDING,
                      key, *tag, *tag);
        }
    }
}

/* Checks all languages against Japanese, in order, and fills their gaps from it. */
static void complete(catalog *texts, const char *folder, GPtrArray *languages, GString *faults)
{
    json_t *japanese = g_hash_table_lookup(texts->languages, FALLBACK);
    if (japanese == NULL) {
        if (!g_ptr_array_find_with_equal_func(languages, FALLBACK, g_str_equal, NULL)) {
            add_fault(faults, folder, FALLBACK, ": missing");
        }
        return;
    }
    for (guint index = 0; index < languages->len; index++) {
        json_t *sentences = g_hash_table_lookup(texts->languages, languages->pdata[index]);
        check_language(folder, languages->pdata[index], sentences, japanese, faults);
        json_object_update_missing(sentences, japanese);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        check_list(texts, folder, lists[i], faults);
    }
}

catalog *catalog_load(const char *folder, GError **error)
{
    g_autoptr(GPtrArray) languages = folder_list(folder, ENDING, error);
    if (languages == NULL) {
        return NULL;
    }
    g_autoptr(catalog) texts = g_new0(catalog, 1);
    texts->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_object);
    g_autoptr(GString) faults = g_string_new(NULL);
    for (guint index = 0; index < languages->len; index++) {
        if (!load_language(texts, folder, languages->pdata[index], faults, error)) {
            return NULL;
        }
    }
    complete(texts, folder, languages, faults);
    if (faults->len > 0) {
        fault_set(error, FAULT_DATA, NULL, "%s", faults->str);
        return NULL;
    }
    return g_steal_pointer(&texts);
}

void catalog_free(catalog *texts)
{
    if (texts == NULL) {
        return;
    }
    g_hash_table_unref(texts->languages);
    g_free(texts);
}

json_t *catalog_language(const catalog *texts, const char *language)
{
    json_t *sentences = g_hash_table_lookup(texts->languages, language);
    return sentences != NULL ? sentences : g_hash_table_lookup(texts->languages, FALLBACK);
}

const char *catalog_get(const catalog *texts, const char *language, const char *key)
{
    const char *sentence =
        json_string_value(json_object_get(catalog_language(texts, language), key));
    g_assert(sentence != NULL);
    return sentence;
}

/* Appends the value of a place; false when there is none. */
static bool append_value(GString *filled, const json_t *values, const char *name, gsize length)
{
    const json_t *value = json_object_getn(values, name, length);
    if (json_is_string(value)) {
        g_string_append(filled, json_string_value(value));
    } else if (json_is_integer(value)) {
        g_string_append_printf(filled, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else {
        return false;
    }
    return true;
}

char *text_fill(const char *sentence, const json_t *values)
{
    g_autoptr(GString) filled = NULL;
    const char *at = sentence;

    if (strchr(sentence, '{') == NULL) {
        return g_strdup(sentence);
    }
    filled = g_string_sized_new(2 * strlen(sentence));
    while (*at != '\0') {
        const gsize plain = strcspn(at, "{");
        const char *name = at + plain + 1;
        gsize length = 0;

        g_string_append_len(filled, at, (gssize)plain);
        at += plain;
        if (*at == '\0') {
            break;
        }
        length = strcspn(name, "{}");
        if (name[length] == '}' && append_value(filled, values, name, length)) {
            at = name + length + 1;
        } else {
            g_string_append_c(filled, *at++);
        }
    }
    return g_string_free(g_steal_pointer(&filled), FALSE);
}
