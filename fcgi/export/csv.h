#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

/*
 * CSV that opens cleanly in Excel and in any reader of RFC 4180: UTF-8 with BOM, rows end with
 * CRLF, quotes only where needed.
 *
 * A cell never holds a line break (each becomes " / "), and one that begins with = + - @, their
 * full-width twins or a TAB gets a leading apostrophe, so that a spreadsheet takes it for text and
 * does not run it. All else stays as it was given, leading zeros and rare kanji included.
 */

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct csv_writer csv_writer;

/* Writes the BOM. Does not own the file. */
csv_writer *csv_writer_new(FILE *file);
void csv_writer_free(csv_writer *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(csv_writer, csv_writer_free)

/* One cell of valid UTF-8; NULL is an empty cell (unanswered). */
void csv_cell(csv_writer *csv, const char *text);
void csv_integer(csv_writer *csv, gint64 number);

/*
 * A cell of our own making (a sign such as "-"), written as it is: plain text without a comma or
 * quote.
 */
void csv_literal(csv_writer *csv, const char *text);

/*
 * Ends the row. False with FAULT_IO when this or an earlier cell could not be written (disk full).
 */
bool csv_end_row(csv_writer *csv, GError **error);

#endif
