#include "store/audit_hash.h"

#include <string.h>

void audit_hash_field(GString *text, const char *value)
{
    if (value == NULL) {
        g_string_append(text, "-,");
        return;
    }
    g_string_append_printf(text, "%zu:%s,", strlen(value), value);
}

char *audit_hash(const GString *text)
{
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
}
