#include "form/localized.h"

#include <string.h>

void localized_clear(localized *strings)
{
    g_clear_pointer(&strings->translations, g_free);
    strings->count = 0;
}

void localized_add(localized *strings, const char *language, const char *text)
{
    if (language == NULL || text == NULL) {
        return;
    }
    strings->translations = g_renew(translation, strings->translations, strings->count + 1);
    strings->translations[strings->count++] = (translation){language, text};
}

static const char *find(const localized *strings, const char *language, gsize length)
{
    for (guint i = 0; i < strings->count; i++) {
        const translation *t = &strings->translations[i];
        if (strlen(t->language) == length &&
            g_ascii_strncasecmp(t->language, language, length) == 0) {
            return t->text;
        }
    }
    return NULL;
}

bool localized_has(const localized *strings, const char *language)
{
    return find(strings, language, strlen(language)) != NULL;
}

const char *localized_get(const localized *strings, const char *language)
{
    gsize length = strlen(language);
    while (length > 0) {
        const char *text = find(strings, language, length);
        if (text != NULL) {
            return text;
        }
        const char *hyphen = g_strrstr_len(language, (gssize)length, "-");
        length = hyphen == NULL ? 0 : (gsize)(hyphen - language);
    }
    return strings->base;
}
