#include "export/csv.h"

#include "base/fault.h"

#include <errno.h>
#include <string.h>

struct csv_writer {
    FILE *file;
    bool row_begun;
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

/* Every prefix that Excel or LibreOffice takes for the start of a formula. */
static bool begins_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"};
    for (gsize i = 0; i < G_N_ELEMENTS(starts); i++) {
        if (g_str_has_prefix(text, starts[i])) {
            return true;
        }
    }
    return false;
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

/* The text as one line, safe to open in a spreadsheet. */
static char *one_safe_line(const char *text)
{
    static const char first_bytes[] = "\r\n\xE2"; /* of a break; most text has none of them */
    GString *line = g_string_new(begins_formula(text) ? "'" : NULL);
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

/* RFC 4180, section 2, rules 6 and 7: quotes around, and each quote within doubled. */
static void put_quoted(csv_writer *csv, const char *text)
{
    put_text(csv, "\"");
    for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
        put(csv, text, (gsize)(quote - text));
        put_text(csv, "\"\"");
    }
    put_text(csv, text);
    put_text(csv, "\"");
}

static void begin_cell(csv_writer *csv)
{
    if (csv->row_begun) {
        put_text(csv, ",");
    }
    csv->row_begun = true;
}

csv_writer *csv_writer_new(FILE *file)
{
    csv_writer *csv = g_new0(csv_writer, 1);
    csv->file = file;
    put_text(csv, "\uFEFF");
    return csv;
}

void csv_writer_free(csv_writer *csv)
{
    g_free(csv);
}

void csv_cell(csv_writer *csv, const char *text)
{
    begin_cell(csv);
    if (text == NULL) {
        return;
    }
    g_autofree char *line = one_safe_line(text);
    /* A space at either end is quoted too, because some readers trim bare cells. */
    bool bare = strpbrk(line, "\",") == NULL && !g_str_has_prefix(line, " ") &&
                !g_str_has_suffix(line, " ");
    if (bare) {
        put_text(csv, line);
    } else {
        put_quoted(csv, line);
    }
}

void csv_literal(csv_writer *csv, const char *text)
{
    begin_cell(csv);
    put_text(csv, text);
}

void csv_integer(csv_writer *csv, gint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, number);
    csv_literal(csv, digits);
}

bool csv_end_row(csv_writer *csv, GError **error)
{
    put_text(csv, "\r\n");
    csv->row_begun = false;
    if (csv->write_error != 0) {
        fault_set_errno(error, csv->write_error, "Make room where MADOGUCHI_SPOOL points to.",
                        "could not write the export");
        return false;
    }
    return true;
}
