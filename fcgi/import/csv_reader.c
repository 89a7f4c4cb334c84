#include "import/csv_reader.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
    const char *at;
    guint line;
    csv_record *record; /* the one that is being read */
    csv_fault *fault;
} reader;

static void record_free(gpointer data)
{
    csv_record *record = data;

    g_ptr_array_unref(record->cells);
    g_free(record);
}

static csv_record *record_new(guint line)
{
    csv_record *record = g_new(csv_record, 1);

    *record = (csv_record){.line = line, .cells = g_ptr_array_new_with_free_func(g_free)};
    return record;
}

static bool refuse(const reader *in, const char *reason)
{
    *in->fault = (csv_fault){in->line, in->record->cells->len + 1, reason};
    return false;
}

/* The length of the line's end that stands here; 0 when none does. */
static gsize line_end(const char *at)
{
    if (g_str_has_prefix(at, "\r\n")) {
        return 2;
    }
    return *at == '\n' ? 1 : 0;
}

/* From behind the opening quote to behind the closing one. */
static bool read_quoted(reader *in, GString *cell)
{
    for (;; in->at++) {
        if (*in->at == '\0') {
            return refuse(in, "open_quote");
        }
        if (*in->at == '"' && *++in->at != '"') {
            break;
        }
        in->line += *in->at == '\n' ? 1 : 0;
        g_string_append_c(cell, *in->at);
    }
    return *in->at == ',' || *in->at == '\0' || line_end(in->at) > 0 || refuse(in, "quote");
}

static bool read_bare(reader *in, GString *cell)
{
    while (*in->at != '\0' && *in->at != ',' && line_end(in->at) == 0) {
        if (*in->at == '"') {
            return refuse(in, "quote");
        }
        g_string_append_c(cell, *in->at++);
    }
    return true;
}

static bool read_cell(reader *in)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    bool read = false;

    if (in->record->cells->len == CSV_CELLS_MAX) {
        return refuse(in, "too_many_cells");
    }
    if (*in->at == '"') {
        in->at++;
        read = read_quoted(in, cell);
    } else {
        read = read_bare(in, cell);
    }
    if (read) {
        g_ptr_array_add(in->record->cells, g_strdup(cell->str));
    }
    return read;
}

/* One line with its cells, and the end of it. */
static bool read_record(reader *in)
{
    if (!read_cell(in)) {
        return false;
    }
    while (*in->at == ',') {
        in->at++;
        if (!read_cell(in)) {
            return false;
        }
    }
    in->line += *in->at != '\0' ? 1 : 0;
    in->at += line_end(in->at);
    return true;
}

static bool is_empty(const csv_record *record)
{
    return record->cells->len == 1 && *(const char *)g_ptr_array_index(record->cells, 0) == '\0';
}

GPtrArray *csv_read(const char *text, csv_fault *fault)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(record_free);
    reader in = {.at = text, .line = 1, .fault = fault};

    while (*in.at != '\0') {
        in.record = record_new(in.line);
        g_ptr_array_add(records, in.record);
        if (records->len > CSV_RECORDS_MAX + 1) { /* the header */
            refuse(&in, "too_many_rows");
            return NULL;
        }
        if (!read_record(&in)) {
            return NULL;
        }
        if (is_empty(in.record)) {
            g_ptr_array_set_size(records, (gint)records->len - 1);
        }
    }
    return g_steal_pointer(&records);
}
