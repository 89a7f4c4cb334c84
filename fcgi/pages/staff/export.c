#include "pages/staff/export.h"

#include "base/calendar.h"
#include "export/response_table.h"
#include "export/spool.h"
#include "pages/published_form.h"
#include "pages/staff/request_query.h"
#include "pages/staff/request_view.h"
#include "text/url.h"

/* The file is Japanese whatever language the page is in: next year's is laid beside this year's. */
static const char file_language[] = "ja";

typedef struct {
    const visit *visit;
    const response_table *table;
    csv_writer *csv;
} csv_export;

static const char *const fact_headers[] = {
    "受付番号", "受付日時", "窓口コード", "窓口",         "状態コード",
    "状態",     "優先度",   "表示言語",   "要確認コード", "要確認",
};

static bool write_header(const csv_export *out, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fact_headers); i++) {
        csv_cell(out->csv, fact_headers[i]);
    }
    response_table_header(out->table, out->csv);
    return csv_end_row(out->csv, error);
}

/* In the order of fact_headers. */
static void write_facts(const csv_export *out, const request_row *row)
{
    csv_cell(out->csv, row->receipt_no);
    csv_cell(out->csv, row->received_at);
    csv_cell(out->csv, row->desk_code);
    csv_cell(out->csv, row->desk_name);
    csv_cell(out->csv, row->state);
    csv_cell(out->csv,
             request_view_label(out->visit->site, file_language, "staff_state_", row->state));
    csv_integer(out->csv, row->priority);
    csv_cell(out->csv, row->language);
    csv_cell(out->csv, row->suspect);
    csv_cell(out->csv, row->suspect == NULL ? NULL
                                            : request_view_label(out->visit->site, file_language,
                                                                 "staff_suspect_", row->suspect));
}

static bool write_request(const request_detail *detail, void *data, GError **error)
{
    const csv_export *out = data;
    write_facts(out, detail->row);
    response_table_row(out->table, detail->answers, out->csv);
    return csv_end_row(out->csv, error);
}

static bool write_csv(visit *v, const request_filter *filter, FILE *file, GError **error)
{
    /* The active version gives the columns, because linkIds keep their meaning over the years. */
    const questionnaire *q = published_form(v, consultation_form_url, NULL, error);
    if (q == NULL) {
        return false;
    }
    g_autoptr(response_table) table =
        response_table_new(q, municipality_places(v->site->municipality, file_language));
    g_autoptr(csv_writer) csv = csv_writer_new(file, NULL);
    csv_export out = {.visit = v, .table = table, .csv = csv};
    return write_header(&out, error) &&
           request_export(v->site->db, &v->scope, filter, write_request, &out, error);
}

static void describe(visit *v)
{
    g_autofree char *today = calendar_iso(calendar_today());
    g_autofree char *ascii_name = g_strdup_printf("requests-%s.csv", today);
    g_autofree char *name = g_strdup_printf("相談受付-%s.csv", today);
    g_autofree char *disposition = url_attachment(ascii_name, name);
    response_header(v->out, "Content-Type", "text/csv; charset=utf-8; header=present");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

bool export_requests_csv(visit *v, GError **error)
{
    g_auto(request_query) query = {0};
    if (!request_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    g_autoptr(FILE) file = spool_open(v->site->settings->spool, error);
    if (file == NULL || !write_csv(v, &query.filter, file, error)) {
        return false;
    }
    v->out->file = spool_finish(file, &v->out->file_length, error);
    if (v->out->file < 0) {
        return false;
    }
    describe(v);
    return true;
}
