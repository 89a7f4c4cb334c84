#include "pages/staff/retention_view.h"

#include "pages/staff/request_view.h"
#include "store/retention_review.h"

#include <string.h>

static const char *text_of(const json_t *row, const char *name)
{
    return json_string_value(json_object_get(row, name));
}

static json_t *period(const visit *v, const char *language, const json_t *row)
{
    g_autofree char *key = g_strconcat("staff_retention_unit_", text_of(row, "unit"), NULL);
    json_auto_t *values = json_pack("{s:O}", "amount", json_object_get(row, "amount"));
    g_autofree char *text = text_fill(catalog_get(v->site->texts, language, key), values);

    return json_string(text);
}

void retention_view_name(const visit *v, const char *language, json_t *row)
{
    const char *kind = text_of(row, "kind");
    const char *disposal = text_of(row, "disposal");

    json_object_set_new(
        row, "name",
        json_string(request_view_label(v->site, language, "staff_retention_kind_", kind)));
    json_object_set_new(row, "period", period(v, language, row));
    json_object_set_new(
        row, "disposal_label",
        json_string(request_view_label(v->site, language, "staff_retention_disposal_", disposal)));
    json_object_set_new(row, "href", json_sprintf("/admin/retention/%s", kind));
    json_object_set_new(row, "href_rule", json_sprintf("/admin/retention/%s/rule", kind));
}

json_t *retention_view_rule(visit *v, GError **error)
{
    json_auto_t *rules = retention_rules(v->site->db, &v->scope, error);
    size_t i = 0;
    json_t *rule = NULL;

    if (rules == NULL) {
        return NULL;
    }
    json_array_foreach(rules, i, rule)
    {
        if (strcmp(text_of(rule, "kind"), v->parameters.values[0]) == 0) {
            retention_view_name(v, v->language, rule);
            return json_incref(rule);
        }
    }
    page_error(v, 404);
    return NULL;
}

bool retention_view_query(const visit *v, const char *name, const char **value)
{
    const char *given = field_list_get(v->in->query, name);

    *value = given != NULL && *given != '\0' ? given : NULL;
    return field_list_count(v->in->query, name) <= 1;
}

bool retention_view_knows(const visit *v, const char *const *names)
{
    for (guint i = 0; i < v->in->query->fields->len; i++) {
        const field *pair = g_ptr_array_index(v->in->query->fields, i);
        if (!g_strv_contains(names, pair->name)) {
            return false;
        }
    }
    return true;
}
