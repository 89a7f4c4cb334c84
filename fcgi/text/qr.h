#ifndef TEXT_QR_H
#define TEXT_QR_H

/*
 * QR codes (ISO/IEC 18004) by libqrencode, as the data of an SVG path: one square a module, so that
 * a template can draw it at any size, and no picture has to be fetched.
 */

#include <glib.h>

typedef struct {
    int size;   /* modules to a side, the quiet zone of four included */
    char *path; /* for the attribute "d" */
} qr_code;
void qr_code_clear(qr_code *code);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(qr_code, qr_code_clear)

/* text in ASCII, up to about a thousand characters: a longer one is a bug. */
qr_code qr_encode(const char *text);

#endif
