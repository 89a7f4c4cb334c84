#include "export/csv.h"

#include "base/fault.h"
#include "export/spreadsheet.h"

#include <errno.h>
#include <string.h>

struct csv_writer {
    FILE *file;
    const code_page *to; /* NULL: UTF-8 */
    spreadsheet *sheet;
    GPtrArray *names; /* cells of the header, for the report of a code page */
    char *row;        /* the first cell of this row */
    guint column;     /* of the next cell */
    bool in_header;
    int write_error; /* errno of the first write that failed; 0 while all is well */
};

static void put(csv_writer *csv, const char *bytes, gsize length)
{
    if (fwrite(bytes, 1, length, csv->file) != length && csv->write_error == 0) {
        csv->write_error = errno;
    }
}

static void put_text(csv_writer *csv, const char *text)
{
    put(csv, text, strlen(text));
}

/* The length of the line break that text begins with, 0 when it begins with none. */
static gsize break_length(const char *text)
{
    static const char *const breaks[] = {"\r\n", "\r", "\n", "\u2028", "\u2029"};
    for (gsize i = 0; i < G_N_ELEMENTS(breaks); i++) {
        if (g_str_has_prefix(text, breaks[i])) {
            return strlen(breaks[i]);
        }
    }
    return 0;
}

static char *one_line(const char *text)
{
    static const char first_bytes[] = "\r\n\xE2"; /* of a break; most text has none of them */
    GString *line = g_string_new(NULL);
    for (;;) {
        gsize plain = strcspn(text, first_bytes);
        g_string_append_len(line, text, (gssize)plain);
        text += plain;
        if (*text == '\0') {
            return g_string_free(line, FALSE);
        }
        gsize skip = break_length(text);
        if (skip > 0) {
            g_string_append(line, " / ");
            text += skip;
        } else {
            g_string_append_c(line, *text++);
        }
    }
}

static void tell(gunichar character, const char *by, void *data)
{
    const csv_writer *csv = data;
    const bool named = csv->column < csv->names->len;
    const char *name = named ? g_ptr_array_index(csv->names, csv->column) : "";
    replacements_add(csv->to->report, character, by, csv->row, name);
}

/* The line with nothing in it that the code page lacks. */
static char *replaced(csv_writer *csv, const char *line)
{
    return csv->to != NULL ? cp932_replace(csv->to->page, line, tell, csv) : g_strdup(line);
}

/* A space at either end is quoted too, because some readers trim bare cells. */
static bool needs_quotes(const char *text)
{
    return strpbrk(text, "\",") != NULL || g_str_has_prefix(text, " ") ||
           g_str_has_suffix(text, " ");
}

/* The cell as it stands between two commas: RFC 4180, section 2, rules 6 and 7. */
static GString *quoted(const char *text, bool apostrophe)
{
    GString *cell = g_string_new(apostrophe ? "'" : NULL);
    g_string_append(cell, text);
    if (needs_quotes(cell->str)) {
        g_string_replace(cell, "\"", "\"\"", 0);
        g_string_prepend_c(cell, '"');
        g_string_append_c(cell, '"');
    }
    return cell;
}

static void put_encoded(csv_writer *csv, const GString *cell)
{
    if (csv->to == NULL) {
        put(csv, cell->str, cell->len);
        return;
    }
    g_autoptr(GString) bytes = g_string_sized_new(cell->len);
    cp932_encode(csv->to->page, cell->str, bytes);
    put(csv, bytes->str, bytes->len);
}

/* The comma before it, and what the report calls it by. */
static void begin_cell(csv_writer *csv, const char *text)
{
    if (csv->column > 0) {
        put_text(csv, ",");
    } else {
        g_free(csv->row);
        csv->row = g_strdup(text);
    }
    if (csv->in_header) {
        g_ptr_array_add(csv->names, g_strdup(text));
    }
}

static csv_writer *new_writer(FILE *file)
{
    csv_writer *csv = g_new0(csv_writer, 1);
    csv->file = file;
    csv->sheet = spreadsheet_new();
    csv->names = g_ptr_array_new_with_free_func(g_free);
    csv->in_header = true;
    return csv;
}

csv_writer *csv_writer_new(FILE *file)
{
    csv_writer *csv = new_writer(file);
    put_text(csv, "\uFEFF");
    return csv;
}

csv_writer *csv_writer_new_cp932(FILE *file, const code_page *to)
{
    csv_writer *csv = new_writer(file);
    csv->to = to;
    return csv;
}

void csv_writer_free(csv_writer *csv)
{
    if (csv == NULL) {
        return;
    }
    spreadsheet_free(csv->sheet);
    g_ptr_array_unref(csv->names);
    g_free(csv->row);
    g_free(csv);
}

void csv_cell(csv_writer *csv, const char *text)
{
    begin_cell(csv, text != NULL ? text : "");
    if (text != NULL) {
        g_autofree char *line = one_line(text);
        g_autofree char *plain = replaced(csv, line);
        g_autoptr(GString) cell = quoted(plain, spreadsheet_changes(csv->sheet, plain));
        put_encoded(csv, cell);
    }
    csv->column++;
}

void csv_literal(csv_writer *csv, const char *text)
{
    begin_cell(csv, text);
    put_text(csv, text);
    csv->column++;
}

void csv_integer(csv_writer *csv, gint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, number);
    csv_literal(csv, digits);
}

bool csv_end_row(csv_writer *csv, GError **error)
{
    put_text(csv, "\r\n");
    csv->column = 0;
    csv->in_header = false;
    if (csv->write_error != 0) {
        fault_set_errno(error, csv->write_error, "Make room where MADOGUCHI_SPOOL points to.",
                        "could not write the export");
        return false;
    }
    return true;
}
