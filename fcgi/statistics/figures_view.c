#include "statistics/figures_view.h"

#include "statistics/figures.h"
#include "statistics/figures_notes.h"
#include "statistics/number_text.h"

#include <string.h>

static const char *member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static bool is_kind(const json_t *object, const char *kind)
{
    return strcmp(member(object, "kind"), kind) == 0;
}

static json_t *columns_view(const json_t *figures)
{
    json_t *view = json_array();

    for (guint x = 0; x < figures_column_count(figures); x++) {
        const json_t *column = figures_column_json(figures, x);
        json_array_append_new(view, json_pack("{s:s, s:s?, s:b}", "label", member(column, "label"),
                                              "unit", member(column, "unit"), "words",
                                              is_kind(column, "text")));
    }
    return view;
}

static json_t *cell_view(const json_t *column, const json_t *cell)
{
    g_autofree char *text = number_text(cell, member(column, "kind"));
    const bool words = is_kind(column, "text");

    return json_pack("{s:s, s:b, s:b}", "text", text, "words", words, "masked",
                     !words && figures_is_masked(cell));
}

static json_t *row_view(const json_t *figures, guint y)
{
    const json_t *row = json_array_get(json_object_get(figures, "rows"), y);
    json_t *cells = json_array();

    for (guint x = 0; x < figures_column_count(figures); x++) {
        json_array_append_new(
            cells, cell_view(figures_column_json(figures, x), figures_cell(figures, y, x)));
    }
    return json_pack("{s:s, s:b, s:b, s:o}", "label", member(row, "label"), "total",
                     is_kind(row, "total"), "unknown", is_kind(row, "unknown"), "cells", cells);
}

static json_t *rows_view(const json_t *figures)
{
    json_t *view = json_array();

    for (guint y = 0; y < figures_row_count(figures); y++) {
        json_array_append_new(view, row_view(figures, y));
    }
    return view;
}

json_t *figures_view(const catalog *texts, const char *language, const json_t *figures)
{
    const char *number = member(figures, "number");
    const bool empty = figures_row_count(figures) == 0;
    json_auto_t *places = json_pack("{s:s}", "number", number);
    g_autofree char *name = text_fill(catalog_get(texts, language, "staff_figures_table"), places);
    g_autofree char *as_of = figures_as_of(texts, language, figures);

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:s?, s:o, s:s}", "id", number, "number",
                     name, "title", member(figures, "title"), "period",
                     member(json_object_get(figures, "period"), "label"), "rows_label",
                     catalog_get(texts, language, "staff_figures_rows"), "columns",
                     columns_view(figures), "rows", rows_view(figures), "empty",
                     empty ? catalog_get(texts, language, "staff_figures_empty") : NULL, "beneath",
                     figures_notes(texts, language, figures, FIGURES_ON_PAGE), "as_of", as_of);
}
