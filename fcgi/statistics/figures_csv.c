#include "statistics/figures_csv.h"

#include "export/column_name.h"
#include "statistics/figures.h"
#include "statistics/number_text.h"

#include <string.h>

static const char *member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static void write_name(csv_writer *csv, const char *text)
{
    g_autofree char *plain = column_name_plain(text);

    csv_cell(csv, plain);
}

/* "件数（件）": numbers stand without units. */
static void write_column_name(csv_writer *csv, const json_t *column)
{
    const char *unit = member(column, "unit");
    g_autofree char *name = unit != NULL
                                ? g_strdup_printf("%s（%s）", member(column, "label"), unit)
                                : g_strdup(member(column, "label"));

    write_name(csv, name);
}

/* A number stays one in a spreadsheet; what is text is guarded as any text is. */
static void write_value(csv_writer *csv, const json_t *column, const json_t *cell)
{
    const char *kind = member(column, "kind");
    g_autofree char *plain = number_plain(cell, kind);

    if (json_is_number(cell)) {
        csv_literal(csv, plain);
    } else {
        csv_cell(csv, plain);
    }
}

static const json_t *row_at(const json_t *figures, guint y)
{
    return json_array_get(json_object_get(figures, "rows"), y);
}

bool figures_csv_wide(csv_writer *csv, const catalog *texts, const char *language,
                      const json_t *figures, GError **error)
{
    write_name(csv, catalog_get(texts, language, "staff_figures_csv_row_code"));
    write_name(csv, catalog_get(texts, language, "staff_figures_csv_row"));
    for (guint x = 0; x < figures_column_count(figures); x++) {
        write_column_name(csv, figures_column_json(figures, x));
    }
    bool written = csv_end_row(csv, error);

    for (guint y = 0; written && y < figures_row_count(figures); y++) {
        csv_cell(csv, member(row_at(figures, y), "code"));
        csv_cell(csv, member(row_at(figures, y), "label"));
        for (guint x = 0; x < figures_column_count(figures); x++) {
            write_value(csv, figures_column_json(figures, x), figures_cell(figures, y, x));
        }
        written = csv_end_row(csv, error);
    }
    return written;
}

bool figures_csv_long_header(csv_writer *csv, const catalog *texts, const char *language,
                             GError **error)
{
    static const char *const names[] = {
        "municipality_code",
        "municipality",
        "scope",
        "table",
        "title",
        "since",
        "until",
        "period",
        "row_code",
        "row",
        "row_kind",
        "column_code",
        "column",
        "kind",
        "unit",
        "value",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *key = g_strconcat("staff_figures_csv_", names[i], NULL);
        write_name(csv, catalog_get(texts, language, key));
    }
    return csv_end_row(csv, error);
}

/* Of which period the numbers of a column are. Those that compare are of the present one. */
static const json_t *period_of(const json_t *figures, const json_t *column)
{
    const bool previous = figures_counts(column) && json_object_get(column, "of") != NULL;

    return json_object_get(figures, previous ? "previous" : "period");
}

static void write_place(csv_writer *csv, const figures_origin *origin, const json_t *figures,
                        const json_t *column)
{
    const json_t *period = period_of(figures, column);

    csv_cell(csv, origin->municipality_code);
    csv_cell(csv, origin->municipality);
    csv_cell(csv, origin->scope);
    csv_cell(csv, member(figures, "number"));
    csv_cell(csv, member(figures, "title"));
    csv_literal(csv, member(period, "since"));
    csv_literal(csv, member(period, "until"));
    csv_cell(csv, member(period, "label"));
}

static bool write_observation(csv_writer *csv, const json_t *row, const json_t *column,
                              const json_t *cell, GError **error)
{
    csv_cell(csv, member(row, "code"));
    csv_cell(csv, member(row, "label"));
    csv_cell(csv, member(row, "kind"));
    csv_cell(csv, member(column, "code"));
    csv_cell(csv, member(column, "label"));
    csv_cell(csv, member(column, "kind"));
    csv_cell(csv, member(column, "unit"));
    write_value(csv, column, cell);
    return csv_end_row(csv, error);
}

bool figures_csv_long(csv_writer *csv, const figures_origin *origin, const json_t *figures,
                      GError **error)
{
    for (guint y = 0; y < figures_row_count(figures); y++) {
        for (guint x = 0; x < figures_column_count(figures); x++) {
            const json_t *column = figures_column_json(figures, x);
            write_place(csv, origin, figures, column);
            if (!write_observation(csv, row_at(figures, y), column, figures_cell(figures, y, x),
                                   error)) {
                return false;
            }
        }
    }
    return true;
}
