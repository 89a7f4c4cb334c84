#include "form/view.h"

#include "form/node_view.h"

static const item *page_group(const form *f, int page)
{
    for (guint i = 0; i < f->count; i++) {
        if (f->nodes[i].item->is_page && f->nodes[i].item->page == page) {
            return f->nodes[i].item;
        }
    }
    return NULL;
}

/* A form without pages shows all that stands at its top. */
static json_t *top_items_view(const form *f, bool show_issues)
{
    json_t *items = json_array();
    for (guint i = 0; i < f->count; i = f->nodes[i].item->end) {
        if (!f->nodes[i].item->hidden) {
            json_array_append_new(items, node_view(f, &f->nodes[i], show_issues));
        }
    }
    return items;
}

static json_t *issue_view(const form *f, const node *n)
{
    g_autofree char *href = g_strconcat("#", n->name, NULL);
    g_autofree char *label = form_string(f, &n->item->text);
    g_autofree char *message = issue_sentence(&n->issue, label, &f->context);
    return json_pack("{s:s, s:s?, s:s}", "href", href, "label", label, "message", message);
}

static json_t *issues_view(const form *f, int page)
{
    json_t *issues = json_array();
    for (guint i = 0; i < f->count; i++) {
        if (f->nodes[i].item->page == page && node_is_invalid(&f->nodes[i])) {
            json_array_append_new(issues, issue_view(f, &f->nodes[i]));
        }
    }
    return issues;
}

json_t *form_page_view(const form *f, int page, bool show_issues)
{
    const item *group = page_group(f, page);
    const char *language = f->context.language;
    g_autofree char *title = group == NULL ? g_strdup(questionnaire_title(f->q, language))
                                           : form_string(f, &group->text);
    json_t *issues = show_issues ? issues_view(f, page) : json_array();
    json_t *items =
        group == NULL ? top_items_view(f, show_issues) : group_items_view(f, group, show_issues);
    return json_pack("{s:i, s:i, s:s?, s:b, s:o, s:o}", "number", page, "count",
                     questionnaire_page_count(f->q), "title", title, "has_issues",
                     json_array_size(issues) > 0, "issues", issues, "items", items);
}
