/* Any text as a Cookie header: what comes out could be set and sent back unchanged. */

#include "http/cookie.h"
#include "http/limits.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text)
{
    for (; *text != '\0'; text++) {
        g_assert(g_ascii_isgraph(*text) && strchr("\",;\\", *text) == NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *header = g_strndup((const char *)data, size);
    g_autoptr(field_list) list = NULL;
    int status = cookie_parse(header, &list);
    g_assert(status == (list != NULL ? 200 : 400));
    g_assert(list == NULL || list->fields->len <= LIMIT_COOKIES);
    for (guint i = 0; list != NULL && i < list->fields->len; i++) {
        const field *pair = g_ptr_array_index(list->fields, i);
        g_assert(*pair->name != '\0');
        check(pair->name);
        check(pair->value);
    }
    return 0;
}
