#include "form/definition/item_place.h"

/* How many items under the same parent stand before this one. */
static gsize index_among_siblings(const questionnaire *q, const item *it)
{
    gsize before = 0;
    for (guint i = it->parent == ITEM_NONE ? 0 : it->parent; i < it->index; i++) {
        before += questionnaire_item(q, i)->parent == it->parent ? 1 : 0;
    }
    return before;
}

static const item *parent_of(const questionnaire *q, const item *it)
{
    return it->parent == ITEM_NONE ? NULL : questionnaire_item(q, it->parent);
}

void item_place_find(const questionnaire *q, const item *it, item_place *found)
{
    found->steps[0] = (place){NULL, NULL, 0};
    found->at = &found->steps[2 * it->depth];
    for (const item *at = it; at != NULL; at = parent_of(q, at)) {
        place *array = &found->steps[2 * at->depth - 1];
        array[0] = (place){array - 1, "item", 0};
        array[1] = (place){array, NULL, index_among_siblings(q, at)};
    }
}
