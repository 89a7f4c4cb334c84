#include "http/parameters.h"

#include <string.h>

/* The value when this parameter has that name, else NULL. */
static const char *value_of(const char *parameter, const char *name)
{
    gsize length = strlen(name);
    bool named = g_str_has_prefix(parameter, name) && parameter[length] == '=';
    return named ? parameter + length + 1 : NULL;
}

const char *parameters_get(char *const *parameters, const char *name)
{
    for (; *parameters != NULL; parameters++) {
        const char *value = value_of(*parameters, name);
        if (value != NULL) {
            return value;
        }
    }
    return "";
}

guint parameters_count(char *const *parameters, const char *name)
{
    guint count = 0;
    for (; *parameters != NULL; parameters++) {
        count += value_of(*parameters, name) != NULL ? 1 : 0;
    }
    return count;
}

bool parameters_content_length(char *const *parameters, guint64 *length)
{
    const char *text = parameters_get(parameters, "CONTENT_LENGTH");
    return g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT64, length, NULL);
}
