#include "import/csv_text.h"

#include <stdbool.h>
#include <string.h>

static const char bom[] = "\xEF\xBB\xBF";

char *csv_text(const char *bytes, gsize length)
{
    const bool marked = length >= strlen(bom) && memcmp(bytes, bom, strlen(bom)) == 0;
    gsize written = 0;
    g_autofree char *converted = NULL;

    if (g_utf8_validate_len(bytes, length, NULL)) {
        const gsize skip = marked ? strlen(bom) : 0;
        return g_strndup(bytes + skip, length - skip);
    }
    if (marked || memchr(bytes, '\0', length) != NULL) {
        return NULL;
    }
    converted = g_convert(bytes, (gssize)length, "UTF-8", "CP932", NULL, &written, NULL);
    return converted != NULL && g_utf8_validate_len(converted, written, NULL)
               ? g_steal_pointer(&converted)
               : NULL;
}
