#include "pages/staff/request_query.h"

#include "pages/staff/request_view.h"
#include "text/url.h"

#include <string.h>

typedef bool (*value_check)(const visit *v, const char *value);

static bool is_state(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(request_view_states, value);
}

static bool is_desk(const visit *v, const char *value)
{
    return municipality_desk(v->site->municipality, value) != NULL;
}

static bool is_receipt_number(const visit *v, const char *value)
{
    (void)v;
    return receipt_number_is_valid(value);
}

static bool has_only_known_names(const field_list *query)
{
    static const char *const names[] = {"state", "desk", "before", NULL};
    for (guint i = 0; i < query->fields->len; i++) {
        const field *pair = g_ptr_array_index(query->fields, i);
        if (!g_strv_contains(names, pair->name)) {
            return false;
        }
    }
    return true;
}

static bool read_value(const visit *v, const char *name, value_check accepts, const char **value)
{
    const char *given = field_list_get(v->in->query, name);
    if (given == NULL || *given == '\0') {
        *value = NULL;
        return field_list_count(v->in->query, name) <= 1;
    }
    *value = field_list_single(v->in->query, name);
    return *value != NULL && accepts(v, *value);
}

bool request_query_read(const visit *v, request_filter *filter)
{
    *filter = (request_filter){0};
    return has_only_known_names(v->in->query) && read_value(v, "state", is_state, &filter->state) &&
           read_value(v, "desk", is_desk, &filter->desk_code) &&
           read_value(v, "before", is_receipt_number, &filter->before);
}

static void append_pair(GString *href, const char *name, const char *value)
{
    if (value != NULL) {
        g_autofree char *encoded = url_part(value);
        bool first = strchr(href->str, '?') == NULL;
        g_string_append_printf(href, "%c%s=%s", first ? '?' : '&', name, encoded);
    }
}

char *request_query_href(const char *path, const request_filter *filter, const char *before)
{
    GString *href = g_string_new(path);
    append_pair(href, "state", filter->state);
    append_pair(href, "desk", filter->desk_code);
    append_pair(href, "before", before);
    return g_string_free(href, FALSE);
}
