#include "pages/staff/view_issue.h"

#include <glib.h>

json_t *view_issue_node(json_t *nodes, const char *link_id)
{
    size_t i = 0;
    json_t *node = NULL;

    json_array_foreach(nodes, i, node)
    {
        const char *here = json_string_value(json_object_get(node, "link_id"));
        json_t *inside = NULL;
        if (g_strcmp0(here, link_id) == 0) {
            return node;
        }
        inside = view_issue_node(json_object_get(node, "items"), link_id);
        if (inside != NULL) {
            return inside;
        }
    }
    return NULL;
}

void view_issue_add(json_t *view, json_t *node, const char *message)
{
    json_object_set_new(node, "invalid", json_true());
    json_object_set_new(node, "messages", json_pack("[s]", message));
    json_object_set_new(view, "has_issues", json_true());
    json_array_append_new(
        json_object_get(view, "issues"),
        json_pack("{s:o, s:O, s:s}", "href",
                  json_sprintf("#%s", json_string_value(json_object_get(node, "id"))), "label",
                  json_object_get(node, "text"), "message", message));
}
