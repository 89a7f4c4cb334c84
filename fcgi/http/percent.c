#include "http/percent.h"

enum { ESCAPE_LENGTH = 3 }; /* %41 */

/* The byte that an escape at the start of these bytes stands for, or -1. */
static int escaped_byte(const char *bytes, gsize left)
{
    if (left < ESCAPE_LENGTH || !g_ascii_isxdigit(bytes[1]) || !g_ascii_isxdigit(bytes[2])) {
        return -1;
    }
    return 16 * g_ascii_xdigit_value(bytes[1]) + g_ascii_xdigit_value(bytes[2]);
}

char *percent_decode(const char *bytes, gsize length, bool plus_is_space)
{
    g_autoptr(GString) text = g_string_sized_new(length);
    for (gsize i = 0; i < length; i++) {
        int byte = (unsigned char)bytes[i];
        if (byte == '%') {
            byte = escaped_byte(bytes + i, length - i);
            if (byte < 0) {
                return NULL;
            }
            i += ESCAPE_LENGTH - 1;
        } else if (byte == '+' && plus_is_space) {
            byte = ' ';
        }
        g_string_append_c(text, (char)byte);
    }
    if (!g_utf8_validate_len(text->str, text->len, NULL)) {
        return NULL;
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}
