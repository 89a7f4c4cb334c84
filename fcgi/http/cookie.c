#include "http/cookie.h"

#include "http/limits.h"

#include <string.h>

/* token of RFC 9110, section 5.6.2. */
static bool is_name(const char *text)
{
    static const char letters[] = "!#$%&'*+-.^_`|~0123456789"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    return *text != '\0' && text[strspn(text, letters)] == '\0';
}

/* cookie-octets: printable ASCII without space, quote, comma, semicolon and backslash. */
static bool is_value(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (!g_ascii_isgraph(*at) || strchr("\",;\\", *at) != NULL) {
            return false;
        }
    }
    return true;
}

/* Cuts the pair of quotes that the grammar allows around a value. */
static char *unquote(char *value)
{
    gsize length = strlen(value);
    if (length < 2 || value[0] != '"' || value[length - 1] != '"') {
        return value;
    }
    value[length - 1] = '\0';
    return value + 1;
}

static void add_pair(field_list *list, char *pair)
{
    char *equals = strchr(pair, '=');
    if (equals == NULL) {
        return;
    }
    *equals = '\0';
    const char *value = unquote(equals + 1);
    if (is_name(pair) && is_value(value)) {
        field_list_add(list, pair, value);
    }
}

int cookie_parse(const char *header, field_list **list)
{
    if (strlen(header) > LIMIT_COOKIE_BYTES) {
        return 400;
    }
    g_auto(GStrv) pairs = g_strsplit(header, ";", -1);
    if (g_strv_length(pairs) > LIMIT_COOKIES) {
        return 400;
    }
    g_autoptr(field_list) found = field_list_new();
    for (char **pair = pairs; *pair != NULL; pair++) {
        add_pair(found, g_strstrip(*pair));
    }
    *list = g_steal_pointer(&found);
    return 200;
}
