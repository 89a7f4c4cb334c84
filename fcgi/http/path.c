#include "http/path.h"

#include <string.h>

void path_parameters_clear(path_parameters *parameters)
{
    for (guint i = 0; i < parameters->count; i++) {
        g_clear_pointer(&parameters->values[i], g_free);
    }
    parameters->count = 0;
}

/* One segment of the pattern against one of the path; "{name}" takes any that is not empty. */
static bool match_segment(const char *pattern, const char *segment, path_parameters *parameters)
{
    if (*pattern != '{') {
        return g_str_equal(pattern, segment);
    }
    if (*segment == '\0') {
        return false;
    }
    g_assert(parameters->count < PATH_PARAMETERS_MAX);
    parameters->values[parameters->count++] = g_strdup(segment);
    return true;
}

bool path_match(const char *pattern, const char *path, path_parameters *parameters)
{
    g_auto(GStrv) wanted = g_strsplit(pattern, "/", -1);
    g_auto(GStrv) segments = g_strsplit(path, "/", -1);
    *parameters = (path_parameters){0};
    bool matches = g_strv_length(wanted) == g_strv_length(segments);
    for (guint i = 0; matches && wanted[i] != NULL; i++) {
        matches = match_segment(wanted[i], segments[i], parameters);
    }
    if (!matches) {
        path_parameters_clear(parameters);
    }
    return matches;
}

int path_number(const path_parameters *parameters, guint index)
{
    if (index >= parameters->count) {
        return 0;
    }
    const char *text = parameters->values[index];
    gsize length = strlen(text);
    if (length > 4 || strspn(text, "0123456789") != length || *text == '0') {
        return 0;
    }
    return (int)g_ascii_strtoll(text, NULL, 10);
}
