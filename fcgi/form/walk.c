#include "form/walk.h"

#include "form/compiled.h"
#include "form/field_name.h"
#include "form/item_type.h"

/* Either of typed entries or of stored answers; the other is NULL. */
typedef struct {
    form *f;
    GArray *nodes; /* of node */
    const json_t *entries;
    const json_t *answers;
} builder;

static void row_free(gpointer data)
{
    row *r = data;
    g_free(r->path);
    g_free(r->nodes);
    g_free(r);
}

/* Of a group, or with NULL the root. */
static row *add_row(builder *b, row *outer, const item *group, guint number)
{
    guint first = group == NULL ? 0 : group->index + 1;
    guint end = group == NULL ? questionnaire_item_count(b->f->q) : group->end;
    row *r = g_new0(row, 1);
    r->outer = outer;
    r->group = group;
    r->path = group == NULL ? NULL : field_path(outer->path, number);
    r->number = number;
    r->filled = group == NULL || b->answers != NULL;
    r->first = first;
    r->begin = b->nodes->len;
    r->nodes = g_new(guint, end - first + 1);
    for (guint i = first; i < end; i++) {
        r->nodes[i - first] = ITEM_NONE;
    }
    g_ptr_array_add(b->f->rows, r);
    return r;
}

static void add_item(builder *b, row *in, guint parent, const item *it);

/* Items are in preorder, so that a sibling begins where the one before it ends. */
static void add_items(builder *b, row *in, guint parent, guint first, guint end)
{
    for (guint i = first; i < end; i = questionnaire_item(b->f->q, i)->end) {
        add_item(b, in, parent, questionnaire_item(b->f->q, i));
    }
}

/* What says which rows a group has: a list with an element for each, or NULL. */
static const json_t *row_list(const builder *b, const row *in, const node *n)
{
    const json_t *list = b->answers != NULL ? json_object_get(in->data, n->item->link_id)
                                            : json_object_get(b->entries, n->name);
    return json_is_array(list) ? list : NULL;
}

/* Entries have a trace of rows that were removed; they keep their number and are not read. */
static bool is_row(const json_t *element)
{
    return json_is_object(element) || g_strcmp0(json_string_value(element), ROW_PRESENT) == 0;
}

static void add_rows(builder *b, row *in, guint index)
{
    const item *group = g_array_index(b->nodes, node, index).item;
    const json_t *list = row_list(b, in, &g_array_index(b->nodes, node, index));
    bool at_first = list == NULL && b->answers == NULL;
    gsize count = at_first ? MAX(group->min_occurs, 1) : json_array_size(list);
    GPtrArray *rows = g_ptr_array_new();
    g_array_index(b->nodes, node, index).rows = rows;
    for (gsize i = 0; i < count && b->f->rows->len <= FORM_ROWS_MAX; i++) {
        const json_t *element = json_array_get(list, i);
        if (!at_first && !is_row(element)) {
            continue;
        }
        row *added = add_row(b, in, group, (guint)i + 1);
        added->data = element;
        g_ptr_array_add(rows, added);
        add_items(b, added, index, group->index + 1, group->end);
        added->end = b->nodes->len;
    }
}

static void add_item(builder *b, row *in, guint parent, const item *it)
{
    guint index = b->nodes->len;
    node n = {.item = it,
              .name = field_name(it->link_id, in->path),
              .row = in,
              .index = index,
              .parent = parent};
    g_array_append_val(b->nodes, n);
    in->nodes[it->index - in->first] = index;
    if (item_is_repeating_group(it)) {
        add_rows(b, in, index);
    } else {
        add_items(b, in, index, it->index + 1, it->end);
    }
    g_array_index(b->nodes, node, index).end = b->nodes->len;
}

static form *build(builder *b, const questionnaire *q, const form_context *context)
{
    form *f = g_new0(form, 1);
    f->q = q;
    f->context = *context;
    f->rows = g_ptr_array_new_with_free_func(row_free);
    b->f = f;
    b->nodes = g_array_sized_new(FALSE, TRUE, sizeof(node), questionnaire_item_count(q));
    row *root = add_row(b, NULL, NULL, 0);
    root->data = b->answers;
    add_items(b, root, ITEM_NONE, 0, questionnaire_item_count(q));
    root->end = b->nodes->len;
    f->count = b->nodes->len;
    f->nodes = (node *)(void *)g_array_free(b->nodes, FALSE);
    return f;
}

form *walk_of_entries(const questionnaire *q, const json_t *entries, const form_context *context)
{
    builder b = {.entries = entries};
    return build(&b, q, context);
}

form *walk_of_answers(const questionnaire *q, const json_t *answers, const form_context *context)
{
    builder b = {.answers = answers};
    return build(&b, q, context);
}

static void node_clear(node *n)
{
    g_free(n->name);
    g_clear_pointer(&n->rows, g_ptr_array_unref);
    json_decref(n->typed);
    json_decref(n->other_typed);
    json_decref(n->answers);
    issue_clear(&n->issue);
}

void form_free(form *f)
{
    if (f == NULL) {
        return;
    }
    for (guint i = 0; i < f->count; i++) {
        node_clear(&f->nodes[i]);
    }
    g_free(f->nodes);
    g_ptr_array_unref(f->rows);
    g_free(f);
}

static guint group_index(const row *r)
{
    return r->group == NULL ? ITEM_NONE : r->group->index;
}

static node *node_in(const form *f, const row *r, guint item_index)
{
    guint index = r->nodes[item_index - r->first];
    return index == ITEM_NONE ? NULL : &f->nodes[index];
}

void walk_each(form *f, const item *it, node_visitor visit, const json_t *data)
{
    for (guint i = 0; i < f->rows->len; i++) {
        const row *r = g_ptr_array_index(f->rows, i);
        if (group_index(r) == it->repeat_group) {
            visit(f, node_in(f, r, it->index), data);
        }
    }
}

node *node_of(const form *f, const node *from, guint item_index)
{
    guint group = questionnaire_item(f->q, item_index)->repeat_group;
    const row *r = from->row;
    while (r != NULL && group_index(r) != group) {
        r = r->outer;
    }
    return r == NULL ? NULL : node_in(f, r, item_index);
}

bool node_is_invalid(const node *n)
{
    bool can_be_corrected = !n->item->hidden && !n->item->read_only;
    return n->issue.key != NULL && n->enabled && n->asked && can_be_corrected;
}

bool node_is_unasked(const node *n)
{
    return n->enabled && !n->asked && item_is_open(n->item);
}

reading node_reading(const form *f, const node *n)
{
    return (reading){n->item, &f->context, n->other};
}

char *form_string(const form *f, const localized *strings)
{
    const char *text = localized_get(strings, f->context.language);
    if (text == NULL) {
        return NULL;
    }
    return f->context.places == NULL ? g_strdup(text) : text_fill(text, f->context.places);
}
