#include "pages/staff/audit_export.h"

#include "base/calendar.h"
#include "export/csv.h"
#include "export/spool.h"
#include "pages/staff/audit_query.h"
#include "pages/staff/audit_view.h"
#include "text/url.h"

/* As of every file: whatever language the page is in. */
static const char file_language[] = "ja";

typedef struct {
    const visit *visit;
    csv_writer *csv;
} csv_export;

static const char *const headers[] = {
    "記録番号",   "日時", "領域", "アカウント番号", "氏名",           "送信元アドレス",
    "種類コード", "種類", "対象", "内容",           "リクエスト番号",
};

/* In the order of headers. */
static bool write_row(const audit_row *row, void *data, GError **error)
{
    const csv_export *out = data;
    const visit *v = out->visit;
    g_autofree char *detail = audit_view_detail_line(v, file_language, row->detail);

    csv_cell(out->csv, row->number);
    csv_cell(out->csv, row->at);
    csv_cell(out->csv, audit_view_zone(v, file_language, row->zone));
    csv_cell(out->csv, row->staff_id);
    csv_cell(out->csv, row->name);
    csv_cell(out->csv, row->address);
    csv_cell(out->csv, row->kind);
    csv_cell(out->csv, audit_view_kind(v, file_language, row->kind));
    csv_cell(out->csv, row->subject);
    csv_cell(out->csv, detail);
    csv_cell(out->csv, row->request_id);
    return csv_end_row(out->csv, error);
}

static bool write_csv(const visit *v, const audit_filter *filter, FILE *file, GError **error)
{
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    csv_export out = {v, csv};

    for (gsize i = 0; i < G_N_ELEMENTS(headers); i++) {
        csv_cell(csv, headers[i]);
    }
    return csv_end_row(csv, error) &&
           audit_export(v->site->db, &v->scope, filter, write_row, &out, error);
}

static void describe(visit *v)
{
    g_autofree char *today = calendar_iso(calendar_today());
    g_autofree char *ascii_name = g_strdup_printf("audit-%s.csv", today);
    g_autofree char *name = g_strdup_printf("監査記録-%s.csv", today);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Type", "text/csv; charset=utf-8; header=present");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

bool audit_export_csv(visit *v, GError **error)
{
    g_auto(audit_query) query = {0};
    g_autoptr(FILE) file = NULL;

    if (!audit_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    file = spool_open(v->site->settings->spool, error);
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
