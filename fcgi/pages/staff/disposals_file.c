#include "base/calendar.h"
#include "export/csv.h"
#include "export/spool.h"
#include "pages/staff/disposals.h"
#include "pages/staff/disposals_query.h"
#include "pages/staff/retention_view.h"
#include "text/url.h"

/* The file is Japanese whatever language the page is in: next year's is laid beside this year's. */
static const char file_language[] = "ja";

/* The columns, and where each is found in a row (store/disposals.h, retention_view_name()). */
static const struct {
    const char *header;
    const char *member;
} columns[] = {
    {"廃棄日", "day"},
    {"年度", "year"},
    {"種別コード", "kind"},
    {"種別", "name"},
    {"処分コード", "disposal"},
    {"処分", "disposal_label"},
    {"保存期間", "period"},
    {"件数", "rows"},
    {"起算日（最初）", "since_first"},
    {"起算日（最後）", "since_last"},
    {"保存期間を定めた者", "decided_by"},
    {"最初の処理日時", "first_at"},
    {"最後の処理日時", "last_at"},
    {"実行", "process"},
};

static bool write_row(csv_writer *csv, const json_t *row, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        const json_t *value = json_object_get(row, columns[i].member);
        if (json_is_integer(value)) {
            csv_integer(csv, json_integer_value(value));
        } else {
            csv_cell(csv, json_string_value(value));
        }
    }
    return csv_end_row(csv, error);
}

static bool write_rows(const visit *v, json_t *rows, FILE *file, GError **error)
{
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    size_t i = 0;
    json_t *row = NULL;

    for (gsize c = 0; c < G_N_ELEMENTS(columns); c++) {
        csv_cell(csv, columns[c].header);
    }
    if (!csv_end_row(csv, error)) {
        return false;
    }
    json_array_foreach(rows, i, row)
    {
        retention_view_name(v, file_language, row);
        if (!write_row(csv, row, error)) {
            return false;
        }
    }
    return true;
}

static void describe(visit *v)
{
    g_autofree char *today = calendar_iso(calendar_today());
    g_autofree char *ascii_name = g_strdup_printf("disposals-%s.csv", today);
    g_autofree char *name = g_strdup_printf("廃棄記録-%s.csv", today);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Type", "text/csv; charset=utf-8; header=present");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

bool disposals_csv(visit *v, GError **error)
{
    disposal_filter filter;

    if (!disposals_query_read(v, &filter) || filter.before != NULL) {
        page_error(v, 400);
        return true;
    }
    json_auto_t *found = disposals_export(v->site->db, &v->scope, &filter, error);
    g_autoptr(FILE) file = found != NULL ? spool_open(v->site->settings->spool, error) : NULL;
    if (file == NULL || !write_rows(v, json_object_get(found, "rows"), file, error)) {
        return false;
    }
    v->out->file = spool_finish(file, &v->out->file_length, error);
    if (v->out->file < 0) {
        return false;
    }
    describe(v);
    return true;
}
