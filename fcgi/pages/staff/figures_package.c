#include "pages/staff/figures_package.h"

#include "base/fault.h"
#include "export/spool.h"
#include "export/zip.h"
#include "statistics/figures_csv.h"
#include "statistics/figures_notes.h"
#include "text/url.h"

#include <errno.h>

static const char long_name[] = "集計値.csv";
static const char readme_name[] = "README.txt";

/* An archive under way. */
typedef struct {
    const visit *visit;
    const figures_package *package;
    zip_writer *zip;
} packing;

static const char *member(const json_t *of, const char *name)
{
    return json_string_value(json_object_get(of, name));
}

static FILE *open_part(const packing *p, GError **error)
{
    return spool_open(p->visit->site->settings->spool, error);
}

/* "集計表-T5.csv". The caller frees it. */
static char *table_name(const json_t *figures)
{
    return g_strdup_printf("集計表-%s.csv", member(figures, "number"));
}

static bool add_table(const packing *p, const json_t *figures, GError **error)
{
    g_autoptr(FILE) file = open_part(p, error);
    g_autofree char *name = table_name(figures);

    if (file == NULL) {
        return false;
    }
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    return figures_csv_wide(csv, p->visit->site->texts, p->package->language, figures, error) &&
           zip_add(p->zip, name, file, error);
}

static bool add_tables(const packing *p, GError **error)
{
    size_t i = 0;
    json_t *figures = NULL;

    json_array_foreach(p->package->figures, i, figures)
    {
        if (!add_table(p, figures, error)) {
            return false;
        }
    }
    return true;
}

static bool write_long(const packing *p, csv_writer *csv, GError **error)
{
    const municipality *here = p->visit->site->municipality;
    const figures_origin origin = {here->code, here->name, p->package->scope};
    size_t i = 0;
    json_t *figures = NULL;

    if (!figures_csv_long_header(csv, p->visit->site->texts, p->package->language, error)) {
        return false;
    }
    json_array_foreach(p->package->figures, i, figures)
    {
        if (!figures_csv_long(csv, &origin, figures, error)) {
            return false;
        }
    }
    return true;
}

static bool add_long(const packing *p, GError **error)
{
    g_autoptr(FILE) file = open_part(p, error);

    if (file == NULL) {
        return false;
    }
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    return write_long(p, csv, error) && zip_add(p->zip, long_name, file, error);
}

/* A table's paragraph: its file, and what a page says beneath it. */
static void append_table(const packing *p, const json_t *figures, GString *text)
{
    const catalog *texts = p->visit->site->texts;
    json_auto_t *notes = figures_notes(texts, p->package->language, figures, FIGURES_IN_FILE);
    g_autofree char *as_of = figures_as_of(texts, p->package->language, figures);
    g_autofree char *name = table_name(figures);
    size_t i = 0;
    json_t *note = NULL;

    g_string_append_printf(text, "\n\n■%s\n%s", name, member(figures, "title"));
    json_array_foreach(notes, i, note)
    {
        g_string_append_printf(text, "\n%s", json_string_value(note));
    }
    g_string_append_printf(text, "\n%s", as_of);
}

/* With a byte order mark and CRLF, as editors on Windows want them. */
static char *readme_text(const packing *p)
{
    g_autoptr(GString) text = g_string_new("\uFEFF");
    size_t i = 0;
    json_t *figures = NULL;

    g_string_append(text, p->package->head);
    json_array_foreach(p->package->figures, i, figures)
    {
        append_table(p, figures, text);
    }
    g_string_append_c(text, '\n');
    g_string_replace(text, "\n", "\r\n", 0);
    return g_strdup(text->str);
}

static bool add_readme(const packing *p, GError **error)
{
    g_autoptr(FILE) file = open_part(p, error);
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

bool figures_package_write(const visit *v, const figures_package *package, FILE *file,
                           GError **error)
{
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);
    g_autoptr(zip_writer) zip = zip_writer_new(file, now, error);
    const packing p = {v, package, zip};

    return zip != NULL && add_tables(&p, error) && add_long(&p, error) && add_readme(&p, error) &&
           zip_finish(zip, error);
}

bool figures_package_send(visit *v, const figures_package *package, const char *ascii_name,
                          const char *name, GError **error)
{
    g_autoptr(FILE) file = spool_open(v->site->settings->spool, error);
    g_autofree char *ascii_file = g_strconcat(ascii_name, ".zip", NULL);
    g_autofree char *whole_name = g_strconcat(name, ".zip", NULL);
    g_autofree char *disposition = url_attachment(ascii_file, whole_name);

    if (file == NULL || !figures_package_write(v, package, file, error)) {
        return false;
    }
    v->out->file = spool_finish(file, &v->out->file_length, error);
    if (v->out->file < 0) {
        return false;
    }
    response_header(v->out, "Content-Type", "application/zip");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
    return true;
}
