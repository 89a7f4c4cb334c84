#include "http/urlencoded.h"

#include "http/limits.h"
#include "http/percent.h"

#include <string.h>

static int add_pair(field_list *list, const char *pair, gsize length)
{
    if (list->fields->len == LIMIT_FIELDS) {
        return 413;
    }
    const char *equals = memchr(pair, '=', length);
    gsize name_length = equals != NULL ? (gsize)(equals - pair) : length;
    gsize value_at = equals != NULL ? name_length + 1 : length;
    g_autofree char *name = percent_decode(pair, name_length, true);
    g_autofree char *value = percent_decode(pair + value_at, length - value_at, true);
    if (name == NULL || value == NULL || strlen(name) > LIMIT_FIELD_NAME_BYTES) {
        return 400;
    }
    if (strlen(value) > LIMIT_FIELD_VALUE_BYTES) {
        return 413;
    }
    field_list_add(list, name, value);
    return 200;
}

int urlencoded_parse(const char *bytes, gsize length, field_list **list)
{
    g_autoptr(field_list) found = field_list_new();
    for (gsize at = 0; at < length;) {
        const char *ampersand = memchr(bytes + at, '&', length - at);
        gsize end = ampersand != NULL ? (gsize)(ampersand - bytes) : length;
        int status = end > at ? add_pair(found, bytes + at, end - at) : 200;
        if (status != 200) {
            return status;
        }
        at = end + 1;
    }
    *list = g_steal_pointer(&found);
    return 200;
}
