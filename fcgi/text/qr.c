#include "text/qr.h"

#include <qrencode.h>

enum { QUIET_ZONE = 4, ANY_VERSION = 0, DARK = 1 };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(QRcode, QRcode_free)

void qr_code_clear(qr_code *code)
{
    g_clear_pointer(&code->path, g_free);
}

qr_code qr_encode(const char *text)
{
    g_autoptr(QRcode) code = QRcode_encodeString8bit(text, ANY_VERSION, QR_ECLEVEL_M);
    GString *path = g_string_new(NULL);

    g_assert(code != NULL);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++) {
            if ((code->data[y * code->width + x] & DARK) != 0) {
                g_string_append_printf(path, "M%d %dh1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE);
            }
        }
    }
    return (qr_code){.size = code->width + 2 * QUIET_ZONE, .path = g_string_free(path, FALSE)};
}
