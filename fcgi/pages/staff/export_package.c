#include "pages/staff/export_package.h"

#include "base/calendar.h"
#include "export/spool.h"
#include "export/zip.h"
#include "pages/staff/export_readme.h"
#include "text/url.h"

static const char *content_type(const export_choices *choices)
{
    if (choices->zip) {
        return "application/zip";
    }
    return choices->cp932 ? "text/csv; charset=Windows-31J; header=present"
                          : "text/csv; charset=utf-8; header=present";
}

static void describe(visit *v, const export_choices *choices)
{
    const char *ending = choices->zip ? "zip" : "csv";
    g_autofree char *today = calendar_iso(calendar_today());
    g_autofree char *ascii_name =
        g_strdup_printf("%s-%s.%s", choices->subject->ascii_name, today, ending);
    g_autofree char *name = g_strdup_printf("%s-%s.%s", choices->subject->name, today, ending);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Type", content_type(choices));
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

static bool add_all(zip_writer *zip, const export_parts *parts, GError **error)
{
    for (guint i = 0; i < parts->files->len; i++) {
        const export_part *part = g_ptr_array_index(parts->files, i);
        if (!zip_add(zip, part->name, part->file, error)) {
            return false;
        }
    }
    return zip_finish(zip, error);
}

static bool pack(export_parts *parts, FILE *file, GError **error)
{
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);
    g_autofree char *minute = g_date_time_format(now, "%Y-%m-%d %H:%M");
    g_autoptr(zip_writer) zip = zip_writer_new(file, now, error);

    return zip != NULL && export_readme_add(parts, minute, error) && add_all(zip, parts, error);
}

static bool hand_over(visit *v, FILE *file, GError **error)
{
    v->out->file = spool_finish(file, &v->out->file_length, error);
    return v->out->file >= 0;
}

static bool send_archive(visit *v, export_parts *parts, GError **error)
{
    g_autoptr(FILE) file = spool_open(v->site->settings->spool, error);

    return file != NULL && pack(parts, file, error) && hand_over(v, file, error);
}

bool export_package_send(visit *v, export_parts *parts, GError **error)
{
    const export_part *first = g_ptr_array_index(parts->files, 0);
    const bool sent =
        parts->choices->zip ? send_archive(v, parts, error) : hand_over(v, first->file, error);

    if (sent) {
        describe(v, parts->choices);
    }
    return sent;
}
