#include "form/view.h"

#include "form/compiled.h"
#include "form/node_view.h"

/* Nothing to read there yet, and nothing to type. */
static bool is_blank(const node *n)
{
    return n->item->read_only && json_array_size(n->answers) == 0;
}

static bool is_typed(const node *n)
{
    for (gsize i = 0; i < json_array_size(n->typed); i++) {
        if (json_string_length(json_array_get(n->typed, i)) > 0) {
            return true;
        }
    }
    return false;
}

/* What somebody has filled in, or must look at; in a group, anything in it. */
static bool is_in_use(const form *f, const node *n)
{
    for (guint i = n->index; i < n->end; i++) {
        const node *inner = &f->nodes[i];
        if (inner->enabled && (is_typed(inner) || node_is_invalid(inner))) {
            return true;
        }
    }
    return false;
}

/*
 * Whether the question stands among the extras. One that another brings up stands where that does,
 * or its appearing would be missed.
 */
static bool is_extra(const form *f, const node *n)
{
    const item *it = n->item;

    if (it->condition_count > 0) {
        const node *source = node_of(f, n, it->conditions[0].source);
        return source->item->page == it->page ? is_extra(f, source) : !it->required;
    }
    return it->type->answerable && !it->required && !it->read_only;
}

typedef struct {
    json_t *items, *extras;
    int count; /* of extras that can be answered now */
    bool open;
} section;

static void add(const form *f, const node *n, bool show_issues, section *s)
{
    if (n->item->hidden || is_blank(n)) {
        return;
    }
    if (!is_extra(f, n)) {
        json_array_append_new(s->items, node_view(f, n, show_issues));
        return;
    }
    json_array_append_new(s->extras, node_view(f, n, show_issues));
    s->count += n->enabled ? 1 : 0;
    s->open = s->open || is_in_use(f, n);
}

static json_t *section_view(const form *f, const node *group, bool show_issues)
{
    g_autofree char *title = form_string(f, &group->item->text);
    section s = {.items = json_array(), .extras = json_array()};

    for (guint i = group->index + 1; i < group->end; i = f->nodes[i].end) {
        add(f, &f->nodes[i], show_issues, &s);
    }
    return json_pack("{s:i, s:s, s:s?, s:o, s:b, s:i, s:b, s:o}", "number", group->item->page, "id",
                     group->name, "title", title, "items", s.items, "has_extras",
                     json_array_size(s.extras) > 0, "extras_count", s.count, "extras_open", s.open,
                     "extras", s.extras);
}

json_t *form_sheet_view(const form *f, bool show_issues)
{
    json_t *sections = json_array();
    json_t *issues = show_issues ? issues_view(f, 0) : json_array();

    g_assert(f->context.whole);
    for (guint i = 0; i < f->count; i = f->nodes[i].end) {
        if (f->nodes[i].item->is_page) {
            json_array_append_new(sections, section_view(f, &f->nodes[i], show_issues));
        }
    }
    return json_pack("{s:b, s:o, s:o}", "has_issues", json_array_size(issues) > 0, "issues", issues,
                     "sections", sections);
}
