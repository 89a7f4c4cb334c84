#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

/*
 * CSV that opens cleanly in Excel and in any reader of RFC 4180: rows end with CRLF, quotes only
 * where needed, UTF-8 with BOM, or CP932.
 *
 * A cell never holds a line break (each becomes " / "), and a text that a spreadsheet would run or
 * show as something else (spreadsheet.h) gets a leading apostrophe, so that it stays what was
 * typed. In CP932 this is judged after the replacing: "–5" becomes "－5", and that begins a
 * formula.
 */

#include "export/cp932.h"
#include "export/replacements.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Where text goes that is to be CP932. The files of one export share both. */
typedef struct {
    const cp932 *page;
    replacements *report; /* told row by its first cell, column by its name */
} code_page;

typedef struct csv_writer csv_writer;

/* In UTF-8: writes the BOM. The first row is the header. Does not own the file. */
csv_writer *csv_writer_new(FILE *file);

/* In CP932, which has no BOM. Does not own the code page. */
csv_writer *csv_writer_new_cp932(FILE *file, const code_page *to);

void csv_writer_free(csv_writer *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(csv_writer, csv_writer_free)

/* One cell of valid UTF-8; NULL is an empty cell (unanswered). */
void csv_cell(csv_writer *csv, const char *text);
void csv_integer(csv_writer *csv, gint64 number);

/*
 * A cell that a spreadsheet may take for what it is (a number, a date, our sign "-"), written as it
 * is: ASCII without a comma or quote.
 */
void csv_literal(csv_writer *csv, const char *text);

/*
 * Ends the row. False with FAULT_IO when this or an earlier cell could not be written (disk full).
 */
bool csv_end_row(csv_writer *csv, GError **error);

#endif
