#ifndef IMPORT_CSV_TEXT_H
#define IMPORT_CSV_TEXT_H

/*
 * The text of a file that a spreadsheet saved: UTF-8 with or without BOM, or what the Windows of a
 * town hall still writes, CP932. Bytes that are good UTF-8 are that; Japanese text in CP932 never
 * happens to be.
 */

#include <glib.h>

/* NULL: neither. Never with a NUL in it. The caller frees it. */
char *csv_text(const char *bytes, gsize length);

#endif
