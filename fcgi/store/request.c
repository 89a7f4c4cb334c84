#include "store/request.h"

#include "base/fault.h"
#include "store/column.h"
#include "store/request_row.h"

void request_row_free(request_row *row)
{
    if (row == NULL) {
        return;
    }
    g_free(row->receipt_no);
    g_free(row->received_at);
    g_free(row->desk_code);
    g_free(row->desk_name);
    g_free(row->state);
    g_free(row->urgency);
    g_free(row->language);
    g_free(row->consulter_name);
    g_free(row->suspect);
    g_free(row->assigned_name);
    g_free(row);
}

void request_detail_free(request_detail *detail)
{
    if (detail == NULL) {
        return;
    }
    request_row_free(detail->row);
    g_free(detail->url);
    g_free(detail->version);
    json_decref(detail->answers);
    g_free(detail->state_at);
    g_free(detail->case_no);
    g_free(detail);
}

request_row *request_row_facts(const PGresult *result, int number)
{
    request_row *row = g_new0(request_row, 1);

    row->receipt_no = column_copy(result, number, "receipt_no");
    row->received_at = column_copy(result, number, "received_at");
    row->desk_code = column_copy(result, number, "desk");
    row->desk_name = column_copy(result, number, "desk_name");
    row->state = column_copy(result, number, "state");
    row->urgency = column_copy(result, number, "urgency");
    row->language = column_copy(result, number, "language");
    row->consulter_name = column_copy(result, number, "consulter_name");
    row->suspect = column_copy(result, number, "suspect");
    row->priority = (int)column_integer(result, number, "priority");
    return row;
}

request_row *request_row_listed(const PGresult *result, int number)
{
    request_row *row = request_row_facts(result, number);

    row->assigned_name = column_copy(result, number, "assigned_name");
    row->saves = column_integer(result, number, "saves");
    row->pressing = column_boolean(result, number, "pressing");
    row->overdue = column_boolean(result, number, "overdue");
    row->received_us = column_integer(result, number, "received_us");
    return row;
}

/* Its row is the caller's to give; NULL with a fault, and the row is freed. */
static request_detail *read_detail(const PGresult *result, request_row *row, GError **error)
{
    g_autoptr(request_detail) detail = g_new0(request_detail, 1);

    detail->row = row;
    detail->url = column_copy(result, 0, "questionnaire_url");
    detail->version = column_copy(result, 0, "questionnaire_version");
    detail->answers = column_json(result, 0, "answers", error);
    return detail->answers != NULL ? g_steal_pointer(&detail) : NULL;
}

request_detail *request_read(database *db, const scope *who, const char *receipt_no,
                             const char *kind, GError **error)
{
    const char *const values[] = {receipt_no, kind};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_view", values, G_N_ELEMENTS(values), error);
    request_detail *detail = NULL;

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    detail = read_detail(result, request_row_listed(result, 0), error);
    if (detail != NULL) {
        const char *assigned_to = column_text(result, 0, "assigned_to");
        detail->state_at = column_copy(result, 0, "state_at");
        detail->assigned_to = assigned_to != NULL ? g_ascii_strtoll(assigned_to, NULL, 10) : 0;
    }
    return detail;
}

request_detail *request_export_one(database *db, const scope *who, const char *receipt_no,
                                   GError **error)
{
    return request_read(db, who, receipt_no, "request.export", error);
}

const export_source exported_requests = {"request.export", "request.export_check",
                                         "request_export_note", "request_export"};
const export_source exported_contacts = {"contact.export", "contact.export_check",
                                         "contact_export_note", "contact_export"};

typedef struct {
    request_handler handle;
    void *data;
} export_sink;

static bool handle_exported(const PGresult *row, void *data, GError **error)
{
    const export_sink *sink = data;
    g_autoptr(request_detail) detail = read_detail(row, request_row_facts(row, 0), error);

    if (detail != NULL && PQfnumber(row, "case_no") >= 0) {
        detail->case_no = column_copy(row, 0, "case_no");
    }
    return detail != NULL && sink->handle(detail, sink->data, error);
}

bool request_export(database *db, const scope *who, const request_export_order *order,
                    request_handler handle, void *data, GError **error)
{
    g_autofree char *detail = json_dumps(order->detail, JSON_COMPACT);
    const char *kind = order->check ? order->source->kind_check : order->source->kind;
    export_sink exported = {handle, data};
    const row_sink sink = {handle_exported, &exported};
    const char *const note[] = {kind, detail};
    const char *const what[] = {detail};
    const statement statements[] = {
        {order->source->note, note, G_N_ELEMENTS(note)},
        {order->source->rows, what, G_N_ELEMENTS(what)},
    };

    return database_stream(db, who, statements, G_N_ELEMENTS(statements), &sink, error);
}
