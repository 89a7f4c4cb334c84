#include "pages/staff/statistics_table.h"

#include "pages/staff/statistics_needs.h"
#include "statistics/figures.h"
#include "statistics/figures_builder.h"
#include "store/statistics.h"

#include <string.h>

/* A table while it is being made. */
typedef struct {
    const visit *v;
    const statistics_spec *spec;
    const statistics_period *period;
    const statistics_asks *asks;
    figures_builder *figures;
    json_t *columns; /* a set of the codes that values may have */
} table;

/* --- words --- */

/* "staff_stat_t4_route" and what stands behind it. */
static char *key_of(const statistics_spec *spec, const char *end)
{
    g_autofree char *lower = g_ascii_strdown(spec->number, -1);

    g_strdelimit(lower, "-", '_');
    return g_strconcat("staff_stat_", lower, end, NULL);
}

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, v->language, key);
}

static const char *word_behind(const visit *v, const char *beginning, const char *end)
{
    g_autofree char *key = g_strconcat(beginning, end, NULL);

    return end != NULL ? word(v, key) : NULL;
}

static const char *counts_of(const table *t)
{
    if (t->spec->counts != NULL) {
        return t->spec->counts;
    }
    return t->period->people ? "people" : "contacts";
}

/* --- head --- */

static char *now_iso(void)
{
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);

    return g_date_time_format(now, "%Y-%m-%dT%H:%M:%S+09:00");
}

static figures_builder *begin(const visit *v, const statistics_spec *spec,
                              const statistics_period *period, const char *counts)
{
    const figures_period previous = {period->previous_since, period->previous_until,
                                     period->previous_label, period->previous_name};
    g_autofree char *key = key_of(spec, "");
    g_autofree char *as_of = now_iso();
    const figures_head head = {
        .number = spec->number,
        .title = word(v, key),
        .counts = counts,
        .as_of = as_of,
        .multiple = spec->multiple,
        .period = {period->since, period->until, period->label, NULL},
        .previous = spec->compared ? &previous : NULL,
    };

    return figures_builder_new(v->site->texts, v->language, &head);
}

static void define(table *t)
{
    g_autofree char *own = key_of(t->spec, "_definition");
    const char *counts = counts_of(t);

    figures_define(t->figures, word_behind(t->v, "staff_stat_counts_", counts));
    figures_define(t->figures, word(t->v, own));
    if (t->spec->multiple || t->spec->base != TOTAL_NONE) {
        figures_label_total(t->figures, word(t->v, t->spec->base == TOTAL_DIFFICULT
                                                       ? "staff_stat_total_difficult"
                                                       : "staff_stat_total"));
    }
}

/* --- columns --- */

static bool is_counted(const table *t, const statistics_column *column)
{
    return strcmp(column->code, t->period->people ? "people" : "contacts") == 0;
}

static guint computed_of(const table *t, const statistics_column *column)
{
    guint with = column->with;

    if (column->shown == SHOWN_BOTH && !is_counted(t, column)) {
        with &= ~(guint)FIGURES_COMPARED;
    }
    return t->spec->compared ? with : with & ~(guint)FIGURES_COMPARED;
}

static void note_column(table *t, const char *code)
{
    json_object_set_new(t->columns, code, json_true());
}

static void add_columns(table *t)
{
    for (const statistics_column *column = t->spec->columns; column->code != NULL; column++) {
        if (column->shown == SHOWN_IF_COUNTED && !is_counted(t, column) &&
            column->with == FIGURES_WITH_ALL) {
            continue;
        }
        figures_add_column(t->figures,
                           &(figures_column){
                               .code = column->code,
                               .label = word_behind(t->v, "staff_stat_column_", column->label),
                               .unit = word_behind(t->v, "staff_stat_unit_", column->unit),
                               .kind = column->kind,
                               .adds = column->adds,
                               .of = column->of,
                               .with = computed_of(t, column),
                           });
        note_column(t, column->code);
    }
}

static void add_cross_columns(table *t, const json_t *list)
{
    const bool people = strcmp(counts_of(t), "people") == 0;
    size_t i = 0;
    json_t *entry = NULL;

    json_array_foreach(list, i, entry)
    {
        const char *code = json_string_value(json_object_get(entry, "code"));
        figures_add_column(
            t->figures,
            &(figures_column){
                .code = code,
                .label = json_string_value(json_object_get(entry, "label")),
                .unit = word_behind(t->v, "staff_stat_unit_", people ? "people" : "contacts"),
                .kind = people ? FIGURES_PEOPLE : FIGURES_COUNT,
                .adds = t->spec->cross_adds,
                .part_of = t->spec->part_of,
            });
        note_column(t, code);
    }
}

/* --- rows and values --- */

static void add_rows(table *t, const json_t *list)
{
    size_t i = 0;
    json_t *entry = NULL;

    json_array_foreach(list, i, entry)
    {
        const char *code = json_string_value(json_object_get(entry, "code"));
        const char *label = json_string_value(json_object_get(entry, "label"));
        if (strcmp(code, FIGURES_UNKNOWN) == 0) {
            figures_add_unknown(t->figures, code, label);
        } else {
            figures_add_row(t->figures, code, label);
        }
    }
}

/* Whatever the list calls the row of what is not known: NULL finds it. */
static const char *code_of(const char *code)
{
    return strcmp(code, FIGURES_UNKNOWN) == 0 ? NULL : code;
}

/* A column for an option of an older version, or for what was not recorded. */
static void need_column(table *t, const char *code)
{
    if (json_object_get(t->columns, code) == NULL && t->spec->cross != LIST_NONE) {
        json_auto_t *list = json_pack("[{s:s, s:s}]", "code", code, "label", code);
        add_cross_columns(t, list);
    }
}

static void put(table *t, asked_time time, const statistics_value *value)
{
    const figures_time when = time == ASKED_PRESENT ? FIGURES_PRESENT : FIGURES_PREVIOUS;
    const char *column = code_of(value->column) != NULL ? value->column : FIGURES_UNKNOWN;

    if (time == ASKED_PRESENT) {
        need_column(t, column);
    }
    if (json_object_get(t->columns, column) != NULL) {
        figures_put(t->figures, when, code_of(value->row), column, value->value);
    }
}

/* Each year stands beside the one before it, as far as that went until the same day. */
static void put_year(table *t, const statistics_value *value)
{
    if (strcmp(value->column, "before") == 0) {
        figures_put(t->figures, FIGURES_PREVIOUS, value->row, "contacts", value->value);
    } else {
        put(t, ASKED_PRESENT, value);
    }
}

static void put_values(table *t, asked_time time)
{
    const GPtrArray *values = statistics_values_of(t->spec, t->asks, time);
    const bool years = t->spec->rows == LIST_YEARS;

    for (guint i = 0; values != NULL && i < values->len; i++) {
        const statistics_value *value = g_ptr_array_index(values, i);
        if (t->spec->item != NULL && strcmp(t->spec->item, value->item) != 0) {
            continue;
        }
        if (!years) {
            put(t, time, value);
        } else if (time == ASKED_PRESENT) {
            put_year(t, value);
        }
    }
}

static bool adds_up(const statistics_spec *spec, const char *code)
{
    for (const statistics_column *column = spec->columns; column->code != NULL; column++) {
        if (strcmp(column->code, code) == 0) {
            return column->adds;
        }
    }
    return true;
}

/* Of columns that do not add up. */
static void put_total(table *t, asked_time time)
{
    const bool difficult = t->spec->base == TOTAL_DIFFICULT;
    const GPtrArray *values = statistics_totals_of(t->spec, t->asks, time);
    const figures_time when = time == ASKED_PRESENT ? FIGURES_PRESENT : FIGURES_PREVIOUS;

    for (guint i = 0; values != NULL && i < values->len; i++) {
        const statistics_value *value = g_ptr_array_index(values, i);
        const char *column = value->column;
        if (strcmp(value->item, statistics_total_item(t->spec)) != 0 ||
            (difficult && strcmp(column, "difficult") != 0)) {
            continue;
        }
        column = difficult ? "contacts" : column;
        if (json_object_get(t->columns, column) != NULL && !adds_up(t->spec, column)) {
            figures_put(t->figures, when, FIGURES_TOTAL, column, value->value);
        }
    }
}

json_t *statistics_table_make(const visit *v, const statistics_spec *spec,
                              const statistics_period *period, const statistics_asks *asks,
                              const statistics_rows *rows)
{
    const GPtrArray *values = statistics_values_of(spec, asks, ASKED_PRESENT);
    json_auto_t *row_list = statistics_rows_of(rows, spec, values);
    json_auto_t *column_list = statistics_columns_of(rows, spec, values);
    json_auto_t *columns = json_object();
    table t = {.v = v, .spec = spec, .period = period, .asks = asks, .columns = columns};
    g_autoptr(figures_builder) figures = begin(v, spec, period, counts_of(&t));

    t.figures = figures;
    define(&t);
    add_columns(&t);
    add_cross_columns(&t, column_list);
    add_rows(&t, row_list);
    for (int time = ASKED_PRESENT; time <= ASKED_PREVIOUS; time++) {
        put_values(&t, (asked_time)time);
        if (spec->base != TOTAL_NONE) {
            put_total(&t, (asked_time)time);
        }
    }
    return figures_build(figures);
}
