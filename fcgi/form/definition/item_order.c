#include "form/definition/item_order.h"

#include "form/compiled.h"
#include "form/definition/item_place.h"

typedef enum { NOT_SEEN = 0, IN_WORK, DONE } progress;

typedef struct {
    questionnaire *q;
    problem_list *problems;
    progress *state; /* by item index */
    guint count;     /* indices in q->order so far */
} ordering;

static void visit(ordering *o, guint index);

static void tell_cycle(ordering *o, guint index)
{
    const item *it = g_ptr_array_index(o->q->items, index);
    item_place here;
    item_place_find(o->q, it, &here);
    place_error(here.at, o->problems, "L5",
                "Let the condition ask about a question that does not depend on this item.",
                "whether \"%s\" is asked depends on itself", it->link_id);
}

static void visit_sources(ordering *o, const item *it)
{
    if (it->parent != ITEM_NONE) {
        visit(o, it->parent);
    }
    for (guint i = 0; i < it->condition_count; i++) {
        visit(o, it->conditions[i].source);
    }
    if (it->prefill.source != ITEM_NONE) {
        visit(o, it->prefill.source);
        visit(o, it->prefill.when.source);
    }
}

/* Depth-first: an item follows all it depends on. The number of items bounds the recursion. */
static void visit(ordering *o, guint index)
{
    if (o->state[index] == IN_WORK) {
        tell_cycle(o, index);
        return;
    }
    if (o->state[index] == DONE) {
        return;
    }
    o->state[index] = IN_WORK;
    visit_sources(o, g_ptr_array_index(o->q->items, index));
    o->state[index] = DONE;
    o->q->order[o->count++] = index;
}

void items_order(questionnaire *q, problem_list *problems)
{
    g_autofree progress *state = g_new0(progress, q->items->len);
    q->order = g_new0(guint, q->items->len);
    ordering o = {q, problems, state, 0};
    for (guint i = 0; i < q->items->len; i++) {
        visit(&o, i);
    }
}
