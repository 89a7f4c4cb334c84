/* The list of towns as a file: towns_csv() of towns_import.h. */

#include "base/calendar.h"
#include "export/csv.h"
#include "export/spool.h"
#include "import/town_table.h"
#include "pages/staff/towns_import.h"
#include "store/town_import.h"
#include "text/url.h"

static bool write_towns(json_t *towns, FILE *file, GError **error)
{
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    size_t i = 0;
    json_t *town = NULL;

    for (const town_column *column = town_columns; column->header != NULL; column++) {
        csv_cell(csv, column->header);
    }
    if (!csv_end_row(csv, error)) {
        return false;
    }
    json_array_foreach(towns, i, town)
    {
        for (const town_column *column = town_columns; column->header != NULL; column++) {
            g_autofree char *cell = town_cell(town, column);
            csv_cell(csv, cell);
        }
        if (!csv_end_row(csv, error)) {
            return false;
        }
    }
    return true;
}

static void describe(visit *v)
{
    g_autofree char *today = calendar_iso(calendar_today());
    g_autofree char *ascii_name = g_strdup_printf("towns-%s.csv", today);
    g_autofree char *name = g_strdup_printf("町と窓口-%s.csv", today);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Type", "text/csv; charset=utf-8; header=present");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

bool towns_csv(visit *v, GError **error)
{
    g_auto(town_set) towns = {0};

    if (!town_set_read(v->site->db, &v->scope, true, &towns, error)) {
        return false;
    }
    g_autoptr(FILE) file = spool_open(v->site->settings->spool, error);
    if (file == NULL || !write_towns(towns.rows, file, error)) {
        return false;
    }
    v->out->file = spool_finish(file, &v->out->file_length, error);
    if (v->out->file < 0) {
        return false;
    }
    describe(v);
    return true;
}
