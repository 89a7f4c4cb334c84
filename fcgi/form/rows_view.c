/* The rows of a repeating group: what node_view.h says of them. */

#include "form/field_name.h"
#include "form/item.h"
#include "form/node_view.h"

/* number counts the rows that are there: the second of three is 2, whatever its name says. */
static json_t *row_view(const form *f, const node *group, guint index, bool show_issues)
{
    const row *r = g_ptr_array_index(group->rows, index);
    g_autofree char *name = field_name(group->item->link_id, r->path);
    return json_pack("{s:s, s:i, s:o}", "row", name, "number", (int)index + 1, "items",
                     nodes_view(f, r->begin, r->end, show_issues));
}

json_t *rows_view(const form *f, const node *group, bool show_issues)
{
    json_t *list = json_array();
    for (guint i = 0; group->rows != NULL && i < group->rows->len; i++) {
        json_array_append_new(list, row_view(f, group, i, show_issues));
    }
    return list;
}

json_t *row_states_view(const node *group)
{
    if (group->rows == NULL) {
        return json_array();
    }
    if (group->asked) {
        return json_incref(group->typed);
    }
    json_t *states = json_array();
    for (guint i = 0; i < group->rows->len; i++) {
        json_array_append_new(states, json_string(ROW_PRESENT));
    }
    return states;
}
