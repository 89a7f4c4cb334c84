#ifndef EXPORT_SPREADSHEET_H
#define EXPORT_SPREADSHEET_H

/*
 * What a spreadsheet does with the text of a CSV cell when a file is opened by a double click: it
 * runs some as a formula, and takes some for a number or a date and shows that instead. Quotes do
 * not stop it; a leading apostrophe does.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct spreadsheet spreadsheet;

spreadsheet *spreadsheet_new(void);
void spreadsheet_free(spreadsheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(spreadsheet, spreadsheet_free)

/*
 * True when the text would not be shown as it is:
 *     =1+1  +81-3-…  -5  @SUM  ＝１  ＋８１  TAB…     run, or asked to be
 *     0123  1234567890123456                         leading zeros, digits after the 15th
 *     1-2-3  3/4  2026-09  26.9.1                     an address, a fraction: a date
 *     12E3  1.50  (5)                                 12000, 1.5, -5
 * A whole ISO date is shown in the spreadsheet's way, and stays that date.
 */
bool spreadsheet_changes(const spreadsheet *sheet, const char *text);

#endif
