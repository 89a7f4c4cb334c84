/* Rows that come and go: entries_add() and entries_remove() of entries.h. */

#include "form/entries.h"
#include "form/field_name.h"
#include "form/item.h"

/* The values of what can grow, in its entry; NULL for anything else, and when it is full. */
static json_t *list_to_grow(json_t *entries, const char *name, const item *it)
{
    json_t *list = json_object_get(entries, name);
    bool grows = item_is_repeating_group(it) || item_has_fields(it);
    return grows && json_array_size(list) < FIELD_ROWS_MAX ? list : NULL;
}

bool entries_add(const questionnaire *q, json_t *entries, const char *name, char **place)
{
    field_reference found;
    if (!field_find(q, name, &found) || found.other || found.depth != found.item->repeat_depth) {
        return false;
    }
    bool group = item_is_repeating_group(found.item);
    json_t *list = list_to_grow(entries, name, found.item);
    if (list == NULL) {
        return false;
    }
    json_array_append_new(list, json_string(group ? ROW_PRESENT : ""));
    g_autofree char *path = field_path(found.path, (guint)json_array_size(list));
    *place = group ? field_name(found.item->link_id, path) : g_strdup(name);
    return true;
}

bool entries_remove(const questionnaire *q, json_t *entries, const char *name, char **place)
{
    field_reference found;
    if (!field_find(q, name, &found) || found.other || !item_is_repeating_group(found.item) ||
        found.depth != found.item->repeat_depth + 1) {
        return false;
    }
    guint number = field_path_split(found.path);
    g_autofree char *group = field_name(found.item->link_id, found.path);
    json_t *list = json_object_get(entries, group);
    if (number > json_array_size(list)) {
        return false;
    }
    json_array_set_new(list, number - 1, json_string(ROW_GONE));
    *place = g_steal_pointer(&group);
    return true;
}
