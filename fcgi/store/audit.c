#include "store/audit.h"

#include "store/column.h"

enum { FILTER_VALUES = 7 };

void audit_row_free(audit_row *row)
{
    if (row == NULL) {
        return;
    }
    g_free(row->number);
    g_free(row->at);
    g_free(row->zone);
    g_free(row->staff_id);
    g_free(row->name);
    g_free(row->address);
    g_free(row->request_id);
    g_free(row->kind);
    g_free(row->subject);
    json_decref(row->detail);
    g_free(row);
}

static audit_row *read_row(const PGresult *result, int number, GError **error)
{
    g_autoptr(audit_row) row = g_new0(audit_row, 1);

    row->number = column_copy(result, number, "audit_id");
    row->at = column_copy(result, number, "at");
    row->zone = column_copy(result, number, "zone");
    row->staff_id = column_copy(result, number, "staff_id");
    row->name = column_copy(result, number, "name");
    row->address = column_copy(result, number, "address");
    row->request_id = column_copy(result, number, "request_id");
    row->kind = column_copy(result, number, "kind");
    row->subject = column_copy(result, number, "subject");
    row->detail = column_json(result, number, "detail", error);
    return row->detail != NULL ? g_steal_pointer(&row) : NULL;
}

static void free_row(gpointer row)
{
    audit_row_free(row);
}

/* $1 … $7 of the queries. */
static void set_values(const audit_filter *filter, const char *values[FILTER_VALUES])
{
    values[0] = filter->from;
    values[1] = filter->to;
    values[2] = filter->staff_id;
    values[3] = filter->kind;
    values[4] = filter->subject;
    values[5] = filter->address;
    values[6] = filter->zone;
}

GPtrArray *audit_list(database *db, const scope *who, const audit_filter *filter, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", filter->limit);
    const char *values[FILTER_VALUES + 2];
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_row);
    g_autoptr(PGresult) result = NULL;

    set_values(filter, values);
    values[FILTER_VALUES] = filter->before;
    values[FILTER_VALUES + 1] = limit;
    result = database_run(db, who, "audit_list", values, G_N_ELEMENTS(values), error);
    if (result == NULL) {
        return NULL;
    }
    for (int i = 0; i < PQntuples(result); i++) {
        audit_row *row = read_row(result, i, error);
        if (row == NULL) {
            return NULL;
        }
        g_ptr_array_add(list, row);
    }
    return g_steal_pointer(&list);
}

json_t *audit_people(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "audit_people", NULL, 0, error);

    return result != NULL ? column_json(result, 0, "people", error) : NULL;
}

typedef struct {
    audit_handler handle;
    void *data;
} export_sink;

static bool handle_exported(const PGresult *result, void *data, GError **error)
{
    const export_sink *sink = data;
    g_autoptr(audit_row) row = read_row(result, 0, error);

    return row != NULL && sink->handle(row, sink->data, error);
}

bool audit_export(database *db, const scope *who, const audit_filter *filter, audit_handler handle,
                  void *data, GError **error)
{
    export_sink exported = {handle, data};
    const row_sink sink = {handle_exported, &exported};
    const char *values[FILTER_VALUES];
    const statement statements[] = {
        {"audit_export_note", values, G_N_ELEMENTS(values)},
        {"audit_export", values, G_N_ELEMENTS(values)},
    };

    set_values(filter, values);
    return database_stream(db, who, statements, G_N_ELEMENTS(statements), &sink, error);
}
