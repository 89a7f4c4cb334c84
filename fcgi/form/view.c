#include "form/view.h"

#include "form/compiled.h"
#include "form/node_view.h"

static const node *page_group(const form *f, int page)
{
    for (guint i = 0; i < f->count; i = f->nodes[i].end) {
        if (f->nodes[i].item->is_page && f->nodes[i].item->page == page) {
            return &f->nodes[i];
        }
    }
    return NULL;
}

/* What stands on every page, before or behind its questions: the items of the groups "header". */
static json_t *margin_view(const form *f, const char *category)
{
    json_t *items = json_array();
    for (guint i = 0; i < f->count; i = f->nodes[i].end) {
        const node *n = &f->nodes[i];
        if (item_is_margin(n->item) && g_strcmp0(n->item->category, category) == 0 && n->enabled) {
            json_auto_t *inner = group_items_view(f, n, false);
            json_array_extend(items, inner);
        }
    }
    return items;
}

/* A form without pages shows all that stands at its top. */
static json_t *top_items_view(const form *f, bool show_issues)
{
    json_t *items = json_array();
    for (guint i = 0; i < f->count; i = f->nodes[i].end) {
        const node *n = &f->nodes[i];
        if (!n->item->hidden && !item_is_margin(n->item)) {
            json_array_append_new(items, node_view(f, n, show_issues));
        }
    }
    return items;
}

/* Where the correction begins: at the question, or in a page at its first one. */
static const node *place_of_issue(const form *f, const node *n)
{
    for (guint i = n->index; n->item->is_page && i < n->end; i++) {
        if (f->nodes[i].enabled && item_is_open(f->nodes[i].item)) {
            return &f->nodes[i];
        }
    }
    return n;
}

static json_t *issue_view(const form *f, const node *n)
{
    g_autofree char *href = g_strconcat("#", place_of_issue(f, n)->name, NULL);
    g_autofree char *label = form_string(f, &n->item->text);
    g_autofree char *message = issue_sentence(&n->issue, label, &f->context);
    return json_pack("{s:s, s:s?, s:s}", "href", href, "label", label, "message", message);
}

json_t *issues_view(const form *f, int page)
{
    json_t *issues = json_array();
    for (guint i = 0; i < f->count; i++) {
        const bool on_page = page == 0 || f->nodes[i].item->page == page;
        if (on_page && node_is_invalid(&f->nodes[i])) {
            json_array_append_new(issues, issue_view(f, &f->nodes[i]));
        }
    }
    return issues;
}

json_t *form_page_view(const form *f, int page, bool show_issues)
{
    const node *group = page_group(f, page);
    const char *language = f->context.language;
    g_autofree char *title = group == NULL ? g_strdup(questionnaire_title(f->q, language))
                                           : form_string(f, &group->item->text);
    json_t *issues = show_issues ? issues_view(f, page) : json_array();
    json_t *items =
        group == NULL ? top_items_view(f, show_issues) : group_items_view(f, group, show_issues);
    return json_pack("{s:i, s:i, s:s?, s:b, s:o, s:o, s:o, s:o}", "number", page, "count",
                     questionnaire_page_count(f->q), "title", title, "has_issues",
                     json_array_size(issues) > 0, "issues", issues, "header",
                     margin_view(f, "header"), "items", items, "footer", margin_view(f, "footer"));
}
