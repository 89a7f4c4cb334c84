#include "pages/staff/export_parts.h"

#include "export/code_table.h"
#include "export/response_rows.h"
#include "export/spool.h"
#include "pages/staff/export_facts.h"

/* One CSV under way. */
typedef struct {
    csv_writer *csv;
    response_rows *rows; /* of a repeating group; NULL for the requests themselves */
} table;

typedef struct {
    export_parts *parts;
    code_page to;
    table_choices choices;
    response_table *columns;
    GPtrArray *tables; /* of table *; the first is of the requests */
} making;

static void free_part(gpointer data)
{
    export_part *part = data;

    g_free(part->name);
    fclose(part->file);
    g_free(part);
}

static void free_table(gpointer data)
{
    table *t = data;

    csv_writer_free(t->csv);
    response_rows_free(t->rows);
    g_free(t);
}

static void clear_making(making *m)
{
    g_clear_pointer(&m->tables, g_ptr_array_unref);
    g_clear_pointer(&m->columns, response_table_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(making, clear_making)

void export_parts_clear(export_parts *parts)
{
    g_clear_pointer(&parts->files, g_ptr_array_unref);
    g_clear_pointer(&parts->page, cp932_free);
    g_clear_pointer(&parts->report, replacements_free);
}

FILE *export_parts_add(export_parts *parts, const char *name, GError **error)
{
    FILE *file = spool_open(parts->visit->site->settings->spool, error);

    if (file != NULL) {
        export_part *part = g_new0(export_part, 1);
        part->name = g_strdup(name);
        part->file = file;
        g_ptr_array_add(parts->files, part);
    }
    return file;
}

/* Borrowed; NULL with FAULT_IO. rows (may be NULL) is the table's from here on. */
static table *add_table(making *m, const char *name, response_rows *rows, GError **error)
{
    table *t = g_new0(table, 1);
    FILE *file = NULL;

    t->rows = rows;
    g_ptr_array_add(m->tables, t);
    file = export_parts_add(m->parts, name, error);
    if (file == NULL) {
        return NULL;
    }
    t->csv = m->parts->page != NULL ? csv_writer_new_cp932(file, &m->to) : csv_writer_new(file);
    return t;
}

static bool begin_first(making *m, GError **error)
{
    g_autofree char *name = g_strconcat(m->parts->choices->subject->name, ".csv", NULL);
    const table *t = add_table(m, name, NULL, error);

    if (t == NULL) {
        return false;
    }
    export_facts_header(t->csv, m->parts->choices);
    response_table_header(m->columns, t->csv);
    return csv_end_row(t->csv, error);
}

static bool begin_rows(making *m, GError **error)
{
    g_autoptr(GArray) groups = response_rows_groups(&m->choices);

    for (guint i = 0; i < groups->len; i++) {
        const item *group = g_array_index(groups, const item *, i);
        g_autofree char *name = g_strdup_printf("くりかえし-%s.csv", group->link_id);
        const table *t = add_table(m, name, response_rows_new(&m->choices, group), error);
        if (t == NULL ||
            !response_rows_header(t->rows, m->parts->choices->subject->key_name, t->csv, error)) {
            return false;
        }
    }
    return true;
}

static bool write_row(const request_detail *detail, void *data, GError **error)
{
    const making *m = data;
    const table *first = g_ptr_array_index(m->tables, 0);

    m->parts->rows++;
    export_facts_row(m->parts->visit, first->csv, m->parts->choices, detail);
    response_table_row(m->columns, detail->answers, first->csv);
    if (!csv_end_row(first->csv, error)) {
        return false;
    }
    for (guint i = 1; i < m->tables->len; i++) {
        const table *t = g_ptr_array_index(m->tables, i);
        if (!response_rows_write(t->rows, detail->row->receipt_no, detail->answers, t->csv,
                                 error)) {
            return false;
        }
    }
    return true;
}

/* When the rows are all there, for it is no table of them. */
static bool write_codes(making *m, GError **error)
{
    const visit *v = m->parts->visit;
    const table *t = add_table(m, "コード表.csv", NULL, error);

    return t != NULL && code_table_header(t->csv, error) &&
           export_facts_codes(v, t->csv, m->parts->choices, error) &&
           code_table_questions(t->csv, &m->choices, v->site->municipality->value_sets, error);
}

static bool write_all(visit *v, making *m, bool check, GError **error)
{
    const export_choices *choices = m->parts->choices;
    const request_export_order order = {
        .source = choices->subject->source, .detail = choices->detail, .check = check};

    return begin_first(m, error) && (!choices->zip || begin_rows(m, error)) &&
           request_export(v->site->db, &v->scope, &order, write_row, m, error) &&
           (!choices->zip || write_codes(m, error));
}

bool export_parts_make(visit *v, const export_choices *choices, const questionnaire *q, bool check,
                       export_parts *parts, GError **error)
{
    g_auto(making) m = {.parts = parts, .tables = g_ptr_array_new_with_free_func(free_table)};

    *parts = (export_parts){.visit = v, .choices = choices, .q = q};
    parts->files = g_ptr_array_new_with_free_func(free_part);
    parts->report = replacements_new();
    if (choices->cp932 && (parts->page = cp932_new(error)) == NULL) {
        return false;
    }
    m.to = (code_page){parts->page, parts->report};
    m.choices = (table_choices){
        .q = q,
        .places = municipality_places(v->site->municipality, questionnaire_language(q)),
        .contents = choices->contents,
        .wareki = choices->wareki,
        .sensitive = choices->sensitive,
    };
    m.columns = response_table_new(&m.choices, NULL);
    return write_all(v, &m, check, error);
}
