#include "pages/staff/export_pseudonyms.h"

#include "base/calendar.h"
#include "base/fault.h"
#include "export/code_table.h"
#include "export/csv.h"
#include "export/spool.h"
#include "export/zip.h"
#include "pages/published_form.h"
#include "pages/staff/own_form.h"
#include "store/contact.h"
#include "store/contact_pseudonyms.h"
#include "text/url.h"

#include <errno.h>
#include <string.h>

static const char form_name[] = "export_pseudonyms";
static const char path[] = "/exports/pseudonyms";
static const char file_language[] = "ja";

/* A file of the archive while it is written. */
typedef struct {
    csv_writer *csv;
    guint64 rows;
} table;

static bool show(visit *v, const own_form *f, GError **error)
{
    const own_form_page page = {
        .template = "staff/export_pseudonyms", .action = path, .cancel = "/statistics"};

    return own_form_show(v, f, &page, NULL, error);
}

bool export_pseudonyms_page(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_new(v, form_name, NULL, error);

    return f != NULL && show(v, f, error);
}

static bool write_header(const table *t, const PGresult *row, GError **error)
{
    for (int i = 0; i < PQnfields(row); i++) {
        csv_cell(t->csv, PQfname(row, i));
    }
    return csv_end_row(t->csv, error);
}

static bool write_row(const PGresult *row, void *data, GError **error)
{
    table *t = data;

    if (t->rows++ == 0 && !write_header(t, row, error)) {
        return false;
    }
    for (int i = 0; i < PQnfields(row); i++) {
        csv_cell(t->csv, PQgetisnull(row, 0, i) ? NULL : PQgetvalue(row, 0, i));
    }
    return csv_end_row(t->csv, error);
}

static bool write_contacts(visit *v, const pseudonym_period *period, FILE *file, guint64 *rows,
                           GError **error)
{
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    table t = {.csv = csv};
    const row_sink sink = {write_row, &t};

    if (!contact_pseudonyms(v->site->db, &v->scope, period, &sink, error)) {
        return false;
    }
    *rows = t.rows;
    return true;
}

/* Of the sensitive questions too: their codes are counted, and nobody is named beside them. */
static bool write_codes(visit *v, FILE *file, GError **error)
{
    const questionnaire *q = published_form(v, contact_form_url, NULL, error);
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    const table_choices choices = {
        .q = q,
        .places = municipality_places(v->site->municipality, file_language),
        .contents = TABLE_CODES,
        .sensitive = true,
    };

    return q != NULL && code_table_header(csv, error) &&
           code_table_questions(csv, &choices, v->site->municipality->value_sets, error);
}

static bool write_readme(const visit *v, const pseudonym_period *period, guint64 rows, FILE *file,
                         GError **error)
{
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);
    g_autofree char *made = g_date_time_format(now, "%Y-%m-%d %H:%M");
    const size_t month = sizeof("2026-04") - 1; /* of an ISO day */
    json_auto_t *values = json_pack(
        "{s:s, s:s, s:s%, s:s%, s:I}", "municipality", v->site->municipality->name, "made", made,
        "since", period->since, month, "until", period->until, month, "rows", (json_int_t)rows);
    g_autofree char *filled =
        text_fill(catalog_get(v->site->texts, file_language, "staff_readme_pseudonyms"), values);
    g_autoptr(GString) text = g_string_new("\uFEFF");

    g_string_append(text, filled);
    g_string_replace(text, "\n", "\r\n", 0);
    if (fwrite(text->str, 1, text->len, file) != text->len) {
        fault_set_errno(error, errno, "Make room where MADOGUCHI_SPOOL points to.",
                        "could not write the export");
        return false;
    }
    return true;
}

static bool pack(visit *v, const pseudonym_period *period, FILE *archive, GError **error)
{
    static const char *const names[] = {"相談記録（仮名）.csv", "コード表.csv", "README.txt"};
    g_autoptr(FILE) contacts = spool_open(v->site->settings->spool, error);
    g_autoptr(FILE) codes = contacts != NULL ? spool_open(v->site->settings->spool, error) : NULL;
    g_autoptr(FILE) readme = codes != NULL ? spool_open(v->site->settings->spool, error) : NULL;
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    g_autoptr(zip_writer) zip = readme != NULL ? zip_writer_new(archive, now, error) : NULL;
    guint64 rows = 0;

    return zip != NULL && write_contacts(v, period, contacts, &rows, error) &&
           write_codes(v, codes, error) && write_readme(v, period, rows, readme, error) &&
           zip_add(zip, names[0], contacts, error) && zip_add(zip, names[1], codes, error) &&
           zip_add(zip, names[2], readme, error) && zip_finish(zip, error);
}

static void describe(visit *v)
{
    g_autofree char *today = calendar_iso(calendar_today());
    g_autofree char *ascii_name = g_strdup_printf("contacts-pseudonymised-%s.zip", today);
    g_autofree char *name = g_strdup_printf("相談記録（仮名）-%s.zip", today);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Type", "application/zip");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

static bool send(visit *v, const pseudonym_period *period, GError **error)
{
    g_autoptr(FILE) archive = spool_open(v->site->settings->spool, error);

    if (archive == NULL || !pack(v, period, archive, error)) {
        return false;
    }
    v->out->file = spool_finish(archive, &v->out->file_length, error);
    if (v->out->file < 0) {
        return false;
    }
    describe(v);
    return true;
}

bool export_pseudonyms_make(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, form_name, error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;
    pseudonym_period period = {json_string_value(json_object_get(answers, "since")),
                               json_string_value(json_object_get(answers, "until"))};

    if (f == NULL) {
        return *error == NULL;
    }
    if (answers == NULL) {
        return show(v, f, error);
    }
    if (strcmp(period.since, period.until) > 0) {
        own_form_add_issue(f, "until",
                           catalog_get(v->site->texts, v->language, "staff_pseudonyms_order"));
        return show(v, f, error);
    }
    return send(v, &period, error);
}
