/* Any bytes as a form body: every name and value that comes out is UTF-8 within the limits. */

#include "http/limits.h"
#include "http/urlencoded.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text, size_t limit)
{
    g_assert(g_utf8_validate(text, -1, NULL) && strlen(text) <= limit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(field_list) list = NULL;
    int status = urlencoded_parse((const char *)data, size, &list);
    g_assert(status == 200 || status == 400 || status == 413);
    g_assert((list != NULL) == (status == 200));
    for (guint i = 0; list != NULL && i < list->fields->len; i++) {
        const field *pair = g_ptr_array_index(list->fields, i);
        check(pair->name, LIMIT_FIELD_NAME_BYTES);
        check(pair->value, LIMIT_FIELD_VALUE_BYTES);
    }
    return 0;
}
