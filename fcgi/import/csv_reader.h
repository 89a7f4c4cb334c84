#ifndef IMPORT_CSV_READER_H
#define IMPORT_CSV_READER_H

/*
 * CSV as RFC 4180 has it, and strictly: a quote stands around a whole cell or doubled within
 * quotes, nothing follows a closing quote but a comma or the end of the line. Lines end with CRLF
 * or LF. Empty lines are passed over. What breaks a rule is told by line and column, because a
 * person has to find it.
 */

#include <glib.h>

enum { CSV_RECORDS_MAX = 4000, CSV_CELLS_MAX = 64 };

typedef struct {
    guint line;       /* on which it begins, from 1 */
    GPtrArray *cells; /* of char *, owned */
} csv_record;

typedef struct {
    guint line;
    guint column;       /* the number of the cell, from 1 */
    const char *reason; /* "quote", "open_quote", "too_many_rows", "too_many_cells" */
} csv_fault;

/*
 * The records of a text (valid UTF-8), as csv_record *; free with g_ptr_array_unref(). NULL with
 * the first fault.
 */
GPtrArray *csv_read(const char *text, csv_fault *fault);

#endif
