#include "form/definition/place.h"

#include "form/definition/json_path.h"

#include <stdarg.h>

static void append_place(const place *at, GString *path)
{
    if (at->above == NULL) {
        g_string_append_c(path, '$');
        return;
    }
    append_place(at->above, path);
    if (at->key != NULL) {
        json_path_append_key(path, at->key);
    } else {
        json_path_append_index(path, at->index);
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
