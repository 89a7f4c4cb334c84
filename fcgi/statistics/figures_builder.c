#include "statistics/figures_builder.h"

#include "statistics/figures.h"
#include "statistics/figures_columns.h"
#include "statistics/figures_compute.h"

#include <string.h>

struct figures_builder {
    const catalog *texts;
    char *language;
    json_t *figures;   /* the document, in which rows have no cells yet */
    json_t *values[2]; /* by figures_time: {row code: {column code: value}} */
    char *total_label;
    char *unknown;        /* the code of the row of what is not known; NULL when there is none */
    bool unknown_by_list; /* it stands where the list has it; else behind all other rows */
};

static const char *word(const figures_builder *table, const char *key)
{
    return catalog_get(table->texts, table->language, key);
}

static json_t *period_document(const figures_period *period)
{
    json_t *document = json_pack("{s:s, s:s, s:s}", "since", period->since, "until", period->until,
                                 "label", period->label);

    if (period->name != NULL) {
        json_object_set_new(document, "name", json_string(period->name));
    }
    return document;
}

figures_builder *figures_builder_new(const catalog *texts, const char *language,
                                     const figures_head *head)
{
    figures_builder *table = g_new0(figures_builder, 1);

    table->texts = texts;
    table->language = g_strdup(language);
    table->values[FIGURES_PRESENT] = json_object();
    table->values[FIGURES_PREVIOUS] = json_object();
    table->figures = json_pack(
        "{s:s, s:s, s:s, s:b, s:[], s:n, s:s, s:o, s:o, s:n, s:i, s:[], s:[]}", "number",
        head->number, "title", head->title, "counts", head->counts, "multiple", head->multiple,
        "definition", "note", "as_of", head->as_of, "period", period_document(&head->period),
        "previous", head->previous != NULL ? period_document(head->previous) : json_null(), "base",
        "threshold", 0, "columns", "rows");
    g_assert(table->figures != NULL);
    return table;
}

void figures_builder_free(figures_builder *table)
{
    json_decref(table->figures);
    json_decref(table->values[FIGURES_PRESENT]);
    json_decref(table->values[FIGURES_PREVIOUS]);
    g_free(table->language);
    g_free(table->total_label);
    g_free(table->unknown);
    g_free(table);
}

static void append_row(figures_builder *table, const char *code, const char *label,
                       const char *kind)
{
    if (figures_row_at(table->figures, code) < 0) {
        json_array_append_new(json_object_get(table->figures, "rows"),
                              json_pack("{s:s, s:s, s:s, s:[]}", "code", code, "label", label,
                                        "kind", kind, "cells"));
    }
}

void figures_add_row(figures_builder *table, const char *code, const char *label)
{
    append_row(table, code, label, "row");
}

void figures_add_unknown(figures_builder *table, const char *code, const char *label)
{
    g_assert(table->unknown == NULL);
    table->unknown = g_strdup(code);
    table->unknown_by_list = true;
    append_row(table, code, label, "unknown");
}

void figures_label_total(figures_builder *table, const char *label)
{
    g_free(table->total_label);
    table->total_label = g_strdup(label);
}

void figures_define(figures_builder *table, const char *sentence)
{
    json_array_append_new(json_object_get(table->figures, "definition"), json_string(sentence));
}

void figures_note(figures_builder *table, const char *sentence)
{
    json_object_set_new(table->figures, "note", json_string(sentence));
}

void figures_add_column(figures_builder *table, const figures_column *column)
{
    g_assert(figures_column_at(table->figures, column->code) < 0);
    figures_columns_append(table->figures, column, catalog_language(table->texts, table->language));
}

/* The row that a value belongs to, which is there from now on. */
static const char *row_for(figures_builder *table, const char *code)
{
    if (code != NULL && *code != '\0') {
        if (strcmp(code, FIGURES_TOTAL) != 0) {
            append_row(table, code, code, "row");
        }
        return code;
    }
    if (table->unknown == NULL) {
        table->unknown = g_strdup(FIGURES_UNKNOWN);
        append_row(table, FIGURES_UNKNOWN, word(table, "staff_figures_unknown"), "unknown");
    }
    return table->unknown;
}

void figures_put(figures_builder *table, figures_time time, const char *row, const char *column,
                 const char *value)
{
    const int place = figures_column_at(table->figures, column);

    g_assert(place >= 0);
    if (value == NULL) {
        return;
    }
    const char *code = row_for(table, row);
    json_t *line = json_object_get(table->values[time], code);

    if (line == NULL) {
        line = json_object();
        json_object_set_new(table->values[time], code, line);
    }
    const char *kind = json_string_value(
        json_object_get(figures_column_json(table->figures, (guint)place), "kind"));
    json_object_set_new(line, column,
                        figures_read_value(kind, value, json_object_get(line, column)));
}

/* A row that no list has stands behind those that one has, and in front of the total. */
static void order_rows(figures_builder *table, const figures_values *values)
{
    json_t *rows = json_object_get(table->figures, "rows");
    const int at = table->unknown != NULL ? figures_row_at(table->figures, table->unknown) : -1;

    if (at >= 0 && !table->unknown_by_list) {
        json_t *row = json_incref(json_array_get(rows, (size_t)at));
        json_array_remove(rows, (size_t)at);
        json_array_append_new(rows, row);
    }
    if (figures_has_total(table->figures, values)) {
        append_row(table, FIGURES_TOTAL,
                   table->total_label != NULL ? table->total_label
                                              : word(table, "staff_figures_total"),
                   "total");
    }
}

json_t *figures_build(figures_builder *table)
{
    const figures_values values = {
        {table->values[FIGURES_PRESENT], table->values[FIGURES_PREVIOUS]}};

    order_rows(table, &values);
    figures_compute(table->figures, &values);
    return json_incref(table->figures);
}
