#include "form/definition/json_path.h"

#include <stdbool.h>

void json_path_append_key(GString *path, const char *key)
{
    bool plain = *key != '\0';
    for (const char *c = key; *c != '\0'; c++) {
        plain = plain && (g_ascii_isalnum(*c) || *c == '_');
    }
    if (plain) {
        g_string_append_printf(path, ".%s", key);
        return;
    }
    g_autofree char *escaped = g_strescape(key, NULL);
    g_string_append_printf(path, "[\"%s\"]", escaped);
}

void json_path_append_index(GString *path, gsize index)
{
    g_string_append_printf(path, "[%" G_GSIZE_FORMAT "]", index);
}
