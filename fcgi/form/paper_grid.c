/* Tables to fill in: the rows of a repeating group, and questions that share their options. */

#include "form/paper.h"

#include "form/node_view.h"

#include <string.h>

enum {
    COLUMNS_MAX = 6,
    BOXES_IN_CELL = 10, /* more do not fit: the cell is written into */
    EMPTY_LINES = 6,
};

/* The questions of a group that are shown, const item *; NULL when something else is in it. */
static GArray *questions_of(const paper *p, const item *group)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(const item *));
    const item *it = NULL;
    for (guint i = group->index + 1; i < group->end; i = it->end) {
        it = questionnaire_item(p->f->q, i);
        if (!it->type->answerable) {
            return NULL;
        }
        if (!it->hidden) {
            g_array_append_val(list, it);
        }
    }
    return list->len == 0 ? NULL : g_steal_pointer(&list);
}

/* The heading of a column: its short text, where the form has one. */
static json_t *head(const paper *p, const item *it)
{
    const char *number = g_ptr_array_index(p->numbers, it->index);
    g_autofree char *text =
        form_string(p->f, it->short_text.base != NULL ? &it->short_text : &it->text);
    return number == NULL ? json_string(text) : json_sprintf("%s %s", number, text);
}

static json_t *cell(json_t *boxes, json_t *values, bool time)
{
    return json_pack("{s:b, s:o, s:o, s:b}", "has_boxes", json_array_size(boxes) > 0, "boxes",
                     boxes, "values", values, "time", time);
}

static json_t *row_cell(const paper *p, const item *it, const node *n)
{
    json_auto_t *boxes = paper_boxes(p, it, n, true);
    bool fit = boxes != NULL && json_array_size(boxes) <= BOXES_IN_CELL;
    json_t *values = !fit && n != NULL && n->asked ? node_shown_values(p->f, n) : json_array();
    bool time = strcmp(it->type->name, "time") == 0 && json_array_size(values) == 0;
    return cell(fit ? json_incref(boxes) : json_array(), values, time);
}

static json_t *line(const paper *p, const GArray *questions, const row *in)
{
    json_t *cells = json_array();
    for (guint i = 0; i < questions->len; i++) {
        const item *it = g_array_index(questions, const item *, i);
        json_array_append_new(cells, row_cell(p, it, paper_node(p, it, in)));
    }
    return json_pack("{s:n, s:n, s:b, s:o}", "number", "label", "required", false, "cells", cells);
}

static json_t *row_lines(const paper *p, const item *group, const GArray *questions, const node *n)
{
    guint most = group->max_occurs == 0 ? EMPTY_LINES : MIN(EMPTY_LINES, group->max_occurs);
    json_t *lines = json_array();
    for (guint i = 0; n != NULL && i < n->rows->len; i++) {
        const row *in = g_ptr_array_index(n->rows, i);
        if (in->filled) {
            json_array_append_new(lines, line(p, questions, in));
        }
    }
    while (json_array_size(lines) < MAX(most, group->min_occurs)) {
        json_array_append_new(lines, line(p, questions, NULL));
    }
    return lines;
}

static json_t *grid_of_rows(const paper *p, const item *group, const node *n)
{
    g_autoptr(GArray) questions = questions_of(p, group);
    if (questions == NULL || questions->len > COLUMNS_MAX) {
        return NULL;
    }
    json_t *heads = json_array();
    for (guint i = 0; i < questions->len; i++) {
        json_array_append_new(heads, head(p, g_array_index(questions, const item *, i)));
    }
    return json_pack("{s:b, s:o, s:o}", "labelled", false, "heads", heads, "lines",
                     row_lines(p, group, questions, n));
}

/* Whether both offer the same codes in the same order. */
static bool share_options(const paper *p, const item *left, const item *right)
{
    const form_context *context = &p->f->context;
    gsize size = option_list_size(&left->options, context->value_sets);
    if (size != option_list_size(&right->options, context->value_sets)) {
        return false;
    }
    for (gsize i = 0; i < size; i++) {
        shown_option a = option_list_show(&left->options, context->value_sets, i, "ja");
        shown_option b = option_list_show(&right->options, context->value_sets, i, "ja");
        if (g_strcmp0(a.code, b.code) != 0) {
            return false;
        }
    }
    return size > 0 && size <= COLUMNS_MAX;
}

static bool are_alike(const paper *p, const GArray *questions)
{
    for (guint i = 0; i < questions->len; i++) {
        const item *it = g_array_index(questions, const item *, i);
        if (!it->type->has_options || item_has_free_text(it) || it->condition_count > 0 ||
            !share_options(p, g_array_index(questions, const item *, 0), it)) {
            return false;
        }
    }
    return true;
}

static json_t *option_cells(const paper *p, const item *it, const node *n)
{
    json_auto_t *boxes = paper_boxes(p, it, n, false);
    json_t *cells = json_array();
    for (gsize i = 0; i < json_array_size(boxes); i++) {
        json_t *box = json_array_get(boxes, i);
        json_array_append_new(cells, cell(json_pack("[O]", box), json_array(), false));
    }
    return cells;
}

static json_t *option_heads(const paper *p, const item *it)
{
    json_auto_t *boxes = paper_boxes(p, it, NULL, true);
    json_t *heads = json_array();
    for (gsize i = 0; i < json_array_size(boxes); i++) {
        json_array_append(heads, json_object_get(json_array_get(boxes, i), "display"));
    }
    return heads;
}

static json_t *grid_of_options(const paper *p, const item *group, const row *in)
{
    g_autoptr(GArray) questions = questions_of(p, group);
    if (questions == NULL || !are_alike(p, questions)) {
        return NULL;
    }
    json_t *lines = json_array();
    for (guint i = 0; i < questions->len; i++) {
        const item *it = g_array_index(questions, const item *, i);
        json_array_append_new(lines,
                              json_pack("{s:s?, s:o, s:b, s:o}", "number",
                                        g_ptr_array_index(p->numbers, it->index), "label",
                                        paper_string(p, &it->text), "required", it->required,
                                        "cells", option_cells(p, it, paper_node(p, it, in))));
    }
    return json_pack("{s:b, s:o, s:o}", "labelled", true, "heads",
                     option_heads(p, g_array_index(questions, const item *, 0)), "lines", lines);
}

json_t *paper_grid(const paper *p, const item *group, const row *in)
{
    if (item_is_repeating_group(group)) {
        return grid_of_rows(p, group, paper_node(p, group, in));
    }
    bool table = g_strcmp0(group->category, "table") == 0;
    return table ? grid_of_options(p, group, in) : NULL;
}
