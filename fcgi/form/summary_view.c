#include "form/view.h"

#include "form/item_type.h"
#include "form/walk.h"

static json_t *row_values(const form *f, const node *n)
{
    json_t *values = json_array();
    reading in = {n->item, &f->context, n->other};
    for (gsize i = 0; i < json_array_size(n->answers); i++) {
        g_autofree char *text = n->item->type->show(&in, json_array_get(n->answers, i));
        if (text != NULL) {
            json_array_append_new(values, json_string(text));
        }
    }
    return values;
}

/* Every member is always there, or a template would find the one of an outer section. */
static json_t *row_view(const form *f, const node *n)
{
    g_autofree char *text = form_string(f, &n->item->text);
    json_t *values = row_values(f, n);
    return json_pack("{s:s, s:s?, s:o, s:b, s:b, s:b}", "link_id", n->item->link_id, "text", text,
                     "values", values, "unanswered", json_array_size(values) == 0, "multiline",
                     n->item->type->multiline, "sensitive", n->item->sensitive);
}

static bool has_row(const node *n)
{
    return n->enabled && n->item->type->answerable && !n->item->hidden;
}

static char *section_title(const form *f, int page)
{
    for (guint i = 0; i < f->count; i++) {
        if (f->nodes[i].item->is_page && f->nodes[i].item->page == page) {
            return form_string(f, &f->nodes[i].item->text);
        }
    }
    return g_strdup(questionnaire_title(f->q, f->context.language));
}

static json_t *section_view(const form *f, int page)
{
    json_t *rows = json_array();
    for (guint i = 0; i < f->count; i++) {
        if (f->nodes[i].item->page == page && has_row(&f->nodes[i])) {
            json_array_append_new(rows, row_view(f, &f->nodes[i]));
        }
    }
    g_autofree char *title = section_title(f, page);
    return json_pack("{s:i, s:s?, s:o}", "number", page, "title", title, "rows", rows);
}

json_t *form_summary_view(const form *f)
{
    json_t *sections = json_array();
    for (int page = 1; page <= questionnaire_page_count(f->q); page++) {
        json_array_append_new(sections, section_view(f, page));
    }
    return json_pack("{s:o}", "sections", sections);
}

json_t *answers_summary_view(const questionnaire *q, const json_t *answers,
                             const form_context *context)
{
    g_autoptr(form) f = form_of_answers(q, answers, context);
    return form_summary_view(f);
}
