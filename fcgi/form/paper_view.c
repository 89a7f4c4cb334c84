#include "form/paper_view.h"

#include "form/paper.h"

#include <string.h>

enum { EMPTY_COPIES = 2 }; /* of a repeating group that is no table */

const node *paper_node(const paper *p, const item *it, const row *in)
{
    return in == NULL ? NULL : &p->f->nodes[in->nodes[it->index - in->first]];
}

json_t *paper_string(const paper *p, const localized *strings)
{
    g_autofree char *text = form_string(p->f, strings);
    return text == NULL ? json_null() : json_string(text);
}

static bool is_unit(const item *it)
{
    return g_strcmp0(it->category, "unit") == 0;
}

/* Displays under a question, but for its unit. What they say by condition is left to the screen. */
static json_t *help(const paper *p, const item *it)
{
    json_t *list = json_array();
    for (guint i = it->index + 1; it->type->answerable && i < it->end; i++) {
        const item *child = questionnaire_item(p->f->q, i);
        if (child->condition_count == 0 && !is_unit(child) && !child->hidden) {
            json_array_append_new(list, paper_string(p, &child->text));
        }
    }
    return list;
}

static json_t *unit(const paper *p, const item *it)
{
    for (guint i = it->index + 1; it->type->answerable && i < it->end; i++) {
        const item *child = questionnaire_item(p->f->q, i);
        if (is_unit(child)) {
            return paper_string(p, &child->text);
        }
    }
    return paper_string(p, &it->unit);
}

static void set_flag(json_t *view, const char *name, bool value)
{
    json_object_set_new(view, name, json_boolean(value));
}

/* What every item has. Without an answer it takes the members of one from a display. */
static json_t *item_view(const paper *p, const item *it, const node *n)
{
    const char *number = g_ptr_array_index(p->numbers, it->index);
    json_t *paragraphs = help(p, it);
    json_t *view = json_pack("{s:s?, s:o, s:o, s:o, s:n, s:[]}", "number", number, "text",
                             paper_string(p, &it->text), "prefix", paper_string(p, &it->prefix),
                             "condition", paper_condition(p, it), "grid", "items");
    set_flag(view, "group", item_is_group(it));
    set_flag(view, "question", it->type->answerable);
    set_flag(view, "display", !item_is_group(it) && !it->type->answerable);
    set_flag(view, "required", it->type->answerable && it->required);
    set_flag(view, "optional", it->type->answerable && !it->required);
    set_flag(view, "has_help", json_array_size(paragraphs) > 0);
    json_object_set_new(view, "help", paragraphs);
    json_object_set_new(view, "unit", unit(p, it));
    paper_set_answer(view, p, it, n);
    return view;
}

static json_t *items_view(const paper *p, const item *group, const row *in);

/* The rows of a group that is no table, or what they will be: groups of its name and a number. */
static json_t *copies_view(const paper *p, const item *group, const node *n)
{
    json_t *copies = json_array();
    g_autofree char *text = form_string(p->f, &group->text);
    guint rows = n == NULL ? 0 : n->rows->len;
    for (guint i = 0; i < rows || json_array_size(copies) < EMPTY_COPIES; i++) {
        const row *in = i < rows ? g_ptr_array_index(n->rows, i) : NULL;
        if (in != NULL && !in->filled) {
            continue;
        }
        json_t *copy = item_view(p, group, NULL);
        json_object_set_new(copy, "condition", json_null());
        json_object_set_new(copy, "text",
                            json_sprintf("%s %zu", text, json_array_size(copies) + 1));
        json_object_set_new(copy, "items", items_view(p, group, in));
        json_array_append_new(copies, copy);
    }
    return copies;
}

static json_t *group_view(const paper *p, const item *it, const row *in)
{
    const node *n = paper_node(p, it, in);
    json_t *view = item_view(p, it, n);
    json_t *grid = paper_grid(p, it, in);
    if (grid != NULL) {
        json_object_set_new(view, "grid", grid);
    } else if (item_is_repeating_group(it)) {
        json_object_set_new(view, "items", copies_view(p, it, n));
    } else {
        json_object_set_new(view, "items", items_view(p, it, in));
    }
    return view;
}

/* Nobody mistypes on paper: what is typed again on the screen is written once. */
static bool is_on_paper(const item *it)
{
    return !it->hidden && it->matches == ITEM_NONE;
}

static void append_item(json_t *items, const paper *p, const item *it, const row *in)
{
    if (is_on_paper(it)) {
        json_array_append_new(items, item_is_group(it) ? group_view(p, it, in)
                                                       : item_view(p, it, paper_node(p, it, in)));
    }
}

static json_t *items_view(const paper *p, const item *group, const row *in)
{
    json_t *items = json_array();
    for (guint i = group->index + 1; i < group->end; i = questionnaire_item(p->f->q, i)->end) {
        append_item(items, p, questionnaire_item(p->f->q, i), in);
    }
    return items;
}

/* Headers and footers of pages, and all of a form without pages, stand in sections of no title. */
static json_t *sections_view(const paper *p)
{
    const row *root = g_ptr_array_index(p->f->rows, 0);
    json_t *sections = json_array();
    json_t *loose = NULL;
    for (guint i = 0; i < questionnaire_item_count(p->f->q);
         i = questionnaire_item(p->f->q, i)->end) {
        const item *it = questionnaire_item(p->f->q, i);
        if (it->is_page) {
            json_array_append_new(sections,
                                  json_pack("{s:o, s:o, s:o}", "title", paper_string(p, &it->text),
                                            "condition", paper_condition(p, it), "items",
                                            items_view(p, it, root)));
            loose = NULL;
            continue;
        }
        if (loose == NULL) {
            loose = json_array();
            json_array_append_new(
                sections, json_pack("{s:n, s:n, s:o}", "title", "condition", "items", loose));
        }
        append_item(loose, p, it, root);
    }
    return sections;
}

/* "2-3" for the third question of the second page; "3" in a form without pages. */
static GPtrArray *number_questions(const questionnaire *q)
{
    GPtrArray *numbers = g_ptr_array_new_with_free_func(g_free);
    const bool pages = questionnaire_page_count(q) > 1;
    int page = 0;
    int number = 0;
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);
        char *text = NULL;
        if (it->page != page) {
            page = it->page;
            number = 0;
        }
        if (it->type->answerable && is_on_paper(it)) {
            number++;
            text = pages ? g_strdup_printf("%d-%d", page, number) : g_strdup_printf("%d", number);
        }
        g_ptr_array_add(numbers, text);
    }
    return numbers;
}

json_t *form_paper_view(const form *f)
{
    g_autoptr(GPtrArray) numbers = number_questions(f->q);
    const paper p = {.f = f, .numbers = numbers};
    return json_pack("{s:s, s:s, s:o}", "title", questionnaire_title(f->q, f->context.language),
                     "version", questionnaire_version(f->q), "sections", sections_view(&p));
}
