#include "form/view.h"

#include "form/compiled.h"
#include "form/item_type.h"
#include "form/node_view.h"
#include "form/walk.h"

static json_t *shown_answers(const form *f, const node *n)
{
    json_t *values = json_array();
    reading in = node_reading(f, n);
    for (gsize i = 0; i < json_array_size(n->answers); i++) {
        g_autofree char *text = n->item->type->show(&in, json_array_get(n->answers, i));
        if (text != NULL) {
            json_array_append_new(values, json_string(text));
        }
    }
    return values;
}

/* Every member is always there, or a template would find the one of an outer section. */
static json_t *row_view(const form *f, const node *n, json_t *values)
{
    g_autofree char *text = form_string(f, &n->item->text);
    return json_pack("{s:s, s:s, s:s?, s:o, s:b, s:b, s:b, s:b}", "link_id", n->item->link_id,
                     "name", n->name, "text", text, "values", values, "unanswered",
                     json_array_size(values) == 0, "multiline", n->item->type->multiline,
                     "sensitive", n->item->sensitive, "read_only", n->item->read_only);
}

static bool has_filled_row(const node *group)
{
    for (guint i = 0; i < group->rows->len; i++) {
        if (((const row *)g_ptr_array_index(group->rows, i))->filled) {
            return true;
        }
    }
    return false;
}

/* A question, or a group of rows of which none has anything in it: that is worth saying too. */
static bool has_line(const node *n)
{
    bool shown = n->enabled && n->row->filled && !n->item->hidden;
    return shown && (n->item->type->answerable || (n->rows != NULL && !has_filled_row(n)));
}

/* The group that a line stands under; NULL directly under the page. */
static const node *group_of(const form *f, const node *n)
{
    const node *group = n->parent == ITEM_NONE ? NULL : &f->nodes[n->parent];
    return group == NULL || group->item->is_page ? NULL : group;
}

/* What the visitor calls that row: rows that were removed or left empty do not count. */
static int position_of_row(const row *r, const node *group)
{
    int position = 0;
    for (guint i = 0; i < group->rows->len; i++) {
        const row *other = g_ptr_array_index(group->rows, i);
        position += other->filled ? 1 : 0;
        if (other == r) {
            break;
        }
    }
    return position;
}

/*
 * "opening hours 2". What stands in rows itself has the row around it in front of its own name.
 * NULL where nothing is to be said; the caller frees it.
 */
static char *heading(const form *f, const node *group, const row *in)
{
    g_autofree char *text = group == NULL ? NULL : form_string(f, &group->item->text);
    if (text == NULL) {
        return NULL;
    }
    const bool repeats = group->rows != NULL;
    g_autofree char *own =
        repeats ? g_strdup_printf("%s %d", text, position_of_row(in, group)) : g_strdup(text);
    const row *around = repeats ? in->outer : in;
    g_autofree char *outer =
        around->group == NULL ? NULL : heading(f, group_of(f, &f->nodes[around->begin]), around);
    return outer == NULL ? g_steal_pointer(&own) : g_strdup_printf("%s / %s", outer, own);
}

/* Lines of the same group and row stand in one block. */
static json_t *blocks_view(const form *f, int page)
{
    json_t *blocks = json_array();
    json_t *lines = NULL;
    const node *last = NULL;
    for (guint i = 0; i < f->count; i++) {
        const node *n = &f->nodes[i];
        if (n->item->page != page || !has_line(n)) {
            continue;
        }
        if (last == NULL || last->row != n->row || last->parent != n->parent) {
            lines = json_array();
            g_autofree char *title = heading(f, group_of(f, n), n->row);
            json_array_append_new(blocks,
                                  json_pack("{s:s?, s:o}", "heading", title, "rows", lines));
        }
        json_array_append_new(lines, row_view(f, n, shown_answers(f, n)));
        last = n;
    }
    return blocks;
}

static char *section_title(const form *f, int page)
{
    for (guint i = 0; i < f->count; i = f->nodes[i].end) {
        if (f->nodes[i].item->is_page && f->nodes[i].item->page == page) {
            return form_string(f, &f->nodes[i].item->text);
        }
    }
    return g_strdup(questionnaire_title(f->q, f->context.language));
}

json_t *form_summary_view(const form *f)
{
    json_t *sections = json_array();
    for (int page = 1; page <= questionnaire_page_count(f->q); page++) {
        g_autofree char *title = section_title(f, page);
        json_array_append_new(sections, json_pack("{s:i, s:s?, s:o}", "number", page, "title",
                                                  title, "blocks", blocks_view(f, page)));
    }
    return json_pack("{s:o}", "sections", sections);
}

json_t *answers_summary_view(const questionnaire *q, const json_t *answers,
                             const form_context *context)
{
    g_autoptr(form) f = form_of_answers(q, answers, context);
    return form_summary_view(f);
}

json_t *node_shown_values(const form *f, const node *n)
{
    json_t *values = json_array_size(n->answers) > 0 ? shown_answers(f, n) : json_array();
    for (gsize i = 0; json_array_size(n->answers) == 0 && i < json_array_size(n->typed); i++) {
        json_t *typed = json_array_get(n->typed, i);
        if (json_string_length(typed) > 0) {
            json_array_append(values, typed);
        }
    }
    return values;
}

json_t *form_dropped_view(const form *f)
{
    json_t *lines = json_array();
    for (guint i = 0; i < f->count; i++) {
        const node *n = &f->nodes[i];
        bool asked = !n->enabled && n->asked && item_is_open(n->item);
        json_t *values = asked ? node_shown_values(f, n) : NULL;
        if (json_array_size(values) > 0) {
            json_array_append_new(lines, row_view(f, n, values));
        } else {
            json_decref(values);
        }
    }
    return json_pack("{s:b, s:o}", "any", json_array_size(lines) > 0, "rows", lines);
}
