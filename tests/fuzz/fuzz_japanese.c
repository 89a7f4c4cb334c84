/* Any text through every conversion: UTF-8 comes out, and doing it twice is doing it once. */

#include "base/japanese.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *(*const conversions[])(const char *text) = {
    japanese_tidy,
    japanese_half_width,
    japanese_katakana,
    japanese_fold,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    if (!g_utf8_validate(text, -1, NULL)) {
        return 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(conversions); i++) {
        g_autofree char *once = conversions[i](text);
        g_autofree char *twice = conversions[i](once);
        g_assert(g_utf8_validate(once, -1, NULL));
        g_assert(g_str_equal(once, twice));
    }
    gunichar refused = japanese_first_refused(text);
    g_assert(refused == 0 || g_utf8_strchr(text, -1, refused) != NULL);
    return 0;
}
