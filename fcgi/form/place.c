#include "form/place.h"

#include <stdarg.h>
#include <stdbool.h>

void path_append_key(GString *path, const char *key)
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

void path_append_index(GString *path, gsize index)
{
    g_string_append_printf(path, "[%" G_GSIZE_FORMAT "]", index);
}

static void append_place(const place *at, GString *path)
{
    if (at->above == NULL) {
        g_string_append_c(path, '$');
        return;
    }
    append_place(at->above, path);
    if (at->key != NULL) {
        path_append_key(path, at->key);
    } else {
        path_append_index(path, at->index);
    }
}

char *place_path(const place *at)
{
    GString *path = g_string_new(NULL);
    append_place(at, path);
    return g_string_free(path, FALSE);
}

void place_error(const place *at, problem_list *problems, const char *rule, const char *remedy,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *path = place_path(at);
    problem_list_add(problems, PROBLEM_ERROR, rule, path, remedy, "%s", message);
}

void place_warning(const place *at, problem_list *problems, const char *rule, const char *remedy,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *path = place_path(at);
    problem_list_add(problems, PROBLEM_WARNING, rule, path, remedy, "%s", message);
}
