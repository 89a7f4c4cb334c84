#include "export/withheld.h"

#include "form/item_type.h"

/* Sensitive itself or by a group above; parents come before their descendants. */
static void mark_sensitive(const questionnaire *q, withholding *found)
{
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);
        const bool inside = it->parent != ITEM_NONE && found[it->parent] == WITHHELD;

        if (it->sensitive || inside) {
            found[i] = WITHHELD;
        }
    }
}

static bool hangs_on_withheld(const item *it, const withholding *found)
{
    if (it->parent != ITEM_NONE && found[it->parent] != KEPT) {
        return true;
    }
    for (guint i = 0; i < it->condition_count; i++) {
        if (found[it->conditions[i].source] != KEPT) {
            return true;
        }
    }
    return false;
}

/* One step along the conditions; true when one was found. */
static bool mark_untold(const questionnaire *q, withholding *found)
{
    bool changed = false;

    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        if (found[i] == KEPT && hangs_on_withheld(questionnaire_item(q, i), found)) {
            found[i] = KEPT_UNTOLD;
            changed = true;
        }
    }
    return changed;
}

withholding *withheld_find(const questionnaire *q, bool everything)
{
    withholding *found = g_new0(withholding, questionnaire_item_count(q));
    bool changed = !everything;

    if (!everything) {
        mark_sensitive(q, found);
    }
    /* A condition may look at a later question, so that one pass need not reach all. */
    while (changed) {
        changed = mark_untold(q, found);
    }
    return found;
}

json_t *withheld_link_ids(const questionnaire *q)
{
    g_autofree withholding *found = withheld_find(q, false);
    json_t *list = json_array();

    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);

        if (found[i] == WITHHELD && (it->type->answerable || item_is_repeating_group(it))) {
            json_array_append_new(list, json_string(it->link_id));
        }
    }
    return list;
}

static void take_off_here(const json_t *link_ids, json_t *answers)
{
    size_t i = 0;
    json_t *link_id = NULL;

    json_array_foreach(link_ids, i, link_id)
    {
        json_object_del(answers, json_string_value(link_id));
    }
}

/* From these answers and from each row that is in them. */
static void take_off(const questionnaire *q, const json_t *link_ids, json_t *answers)
{
    take_off_here(link_ids, answers);
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);
        size_t number = 0;
        json_t *row = NULL;

        if (!item_is_repeating_group(it)) {
            continue;
        }
        json_array_foreach(json_object_get(answers, it->link_id), number, row)
        {
            take_off(q, link_ids, row);
        }
    }
}

void withheld_take_off(const questionnaire *q, json_t *answers)
{
    json_auto_t *link_ids = withheld_link_ids(q);

    take_off(q, link_ids, answers);
}
