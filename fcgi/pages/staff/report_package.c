#include "pages/staff/report_package.h"

#include "base/fault.h"
#include "export/spool.h"
#include "export/zip.h"
#include "pages/staff/minute.h"
#include "pages/staff/report_paper.h"
#include "statistics/figures_csv.h"
#include "statistics/figures_notes.h"

#include <errno.h>

static const char long_name[] = "集計値.csv";
static const char readme_name[] = "README.txt";

/* An archive in the making. */
typedef struct {
    const visit *visit;
    const json_t *report;
    const json_t *figures;
    zip_writer *zip;
} package;

static const char *word(const package *p, const char *key)
{
    return catalog_get(p->visit->site->texts, REPORT_LANGUAGE, key);
}

static const char *member(const json_t *of, const char *name)
{
    return json_string_value(json_object_get(of, name));
}

/* Caller frees. */
static char *name_of(const json_t *table)
{
    return g_strdup_printf("集計表-%s.csv", member(table, "number"));
}

static bool add_table(package *p, const json_t *table, GError **error)
{
    g_autoptr(FILE) file = spool_open(p->visit->site->settings->spool, error);
    g_autofree char *name = name_of(table);

    if (file == NULL) {
        return false;
    }
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    return figures_csv_wide(csv, p->visit->site->texts, REPORT_LANGUAGE, table, error) &&
           zip_add(p->zip, name, file, error);
}

static bool write_long(const package *p, csv_writer *csv, GError **error)
{
    const municipality *here = p->visit->site->municipality;
    const figures_origin origin = {.municipality_code = here->code,
                                   .municipality = here->name,
                                   .scope = word(p, "staff_report_all_desks")};
    size_t i = 0;
    json_t *table = NULL;

    if (!figures_csv_long_header(csv, p->visit->site->texts, REPORT_LANGUAGE, error)) {
        return false;
    }
    json_array_foreach(p->figures, i, table)
    {
        if (!figures_csv_long(csv, &origin, table, error)) {
            return false;
        }
    }
    return true;
}

static bool add_long(package *p, GError **error)
{
    g_autoptr(FILE) file = spool_open(p->visit->site->settings->spool, error);

    if (file == NULL) {
        return false;
    }
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    return write_long(p, csv, error) && zip_add(p->zip, long_name, file, error);
}

/* Of which file, and how it was counted. */
static void append_table(const package *p, const json_t *table, GString *text)
{
    const catalog *texts = p->visit->site->texts;
    json_auto_t *notes = figures_notes(texts, REPORT_LANGUAGE, table, FIGURES_IN_FILE);
    g_autofree char *as_of = figures_as_of(texts, REPORT_LANGUAGE, table);
    g_autofree char *name = name_of(table);
    size_t i = 0;
    json_t *note = NULL;

    g_string_append_printf(text, "\n■%s\n%s\n", name, member(table, "title"));
    json_array_foreach(notes, i, note)
    {
        g_string_append_printf(text, "%s\n", json_string_value(note));
    }
    g_string_append_printf(text, "%s\n", as_of);
}

static char *readme_text(const package *p)
{
    const char *kept_at = member(p->report, "kept_at");
    g_autofree char *kept = kept_at != NULL ? minute_text(kept_at) : NULL;
    json_auto_t *places = json_pack(
        "{s:s, s:s, s:s}", "municipality", p->visit->site->municipality->name, "title",
        member(p->report, "title"), "kept", kept != NULL ? kept : word(p, "staff_report_draft"));
    g_autofree char *head = text_fill(word(p, "staff_report_readme"), places);
    g_autoptr(GString) text = g_string_new("\uFEFF");
    size_t i = 0;
    json_t *table = NULL;

    g_string_append(text, head);
    json_array_foreach(p->figures, i, table)
    {
        append_table(p, table, text);
    }
    g_string_replace(text, "\n", "\r\n", 0);
    return g_strdup(text->str);
}

static bool add_readme(package *p, GError **error)
{
    g_autoptr(FILE) file = spool_open(p->visit->site->settings->spool, error);
    g_autofree char *text = readme_text(p);

    if (file == NULL) {
        return false;
    }
    if (fputs(text, file) < 0) {
        fault_set_errno(error, errno, "Make room where MADOGUCHI_SPOOL points to.",
                        "could not write the export");
        return false;
    }
    return zip_add(p->zip, readme_name, file, error);
}

bool report_package_write(visit *v, const json_t *report, const json_t *figures, FILE *file,
                          GError **error)
{
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);
    g_autoptr(zip_writer) zip = zip_writer_new(file, now, error);
    package p = {.visit = v, .report = report, .figures = figures, .zip = zip};
    size_t i = 0;
    json_t *table = NULL;

    if (zip == NULL || !add_readme(&p, error) || !add_long(&p, error)) {
        return false;
    }
    json_array_foreach(figures, i, table)
    {
        if (!add_table(&p, table, error)) {
            return false;
        }
    }
    return zip_finish(zip, error);
}
