#include "pages/staff/accounts.h"

#include "pages/staff/account_view.h"
#include "pages/staff/request_view.h"
#include "store/account.h"
#include "text/url.h"

#include <string.h>

enum { ROWS_PER_PAGE = 50 };

static const char list_path[] = "/admin/accounts";
static const char *const states[] = {"active", "disabled", NULL};
static const char *const roles[] = {"administrator", "desk", "viewer", "contractor", NULL};

static bool is_state(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(states, value);
}

static bool is_role(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(roles, value);
}

static bool is_desk(const visit *v, const char *value)
{
    return municipality_desk(v->site->municipality, value) != NULL;
}

static bool is_login(const visit *v, const char *value)
{
    (void)v;
    return g_regex_match_simple("^[a-z0-9][a-z0-9._-]{0,63}$", value, 0, 0);
}

static const struct {
    const char *name;
    bool (*accepts)(const visit *v, const char *value);
    size_t offset; /* in account_filter */
} filters[] = {
    {"state", is_state, offsetof(account_filter, state)},
    {"role", is_role, offsetof(account_filter, role)},
    {"desk", is_desk, offsetof(account_filter, desk_code)},
    {"after", is_login, offsetof(account_filter, after)},
};

/* The row of filters for one pair of the query; false when there is none, or its value cannot be.
 */
static bool read_pair(const visit *v, const field *pair, account_filter *filter)
{
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
        if (strcmp(filters[i].name, pair->name) == 0) {
            const char **value = &G_STRUCT_MEMBER(const char *, filter, filters[i].offset);
            *value = pair->value[0] != '\0' ? pair->value : NULL;
            return field_list_count(v->in->query, pair->name) == 1 &&
                   (*value == NULL || filters[i].accepts(v, *value));
        }
    }
    return false;
}

static bool read_query(const visit *v, account_filter *filter)
{
    *filter = (account_filter){.limit = ROWS_PER_PAGE + 1};
    for (guint i = 0; i < v->in->query->fields->len; i++) {
        if (!read_pair(v, g_ptr_array_index(v->in->query->fields, i), filter)) {
            return false;
        }
    }
    return true;
}

/* The address of the list with this filter, after that login. The caller frees it. */
static char *href(const account_filter *filter, const char *after)
{
    GString *text = g_string_new(list_path);
    account_filter shown = *filter;

    shown.after = after;
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
        const char *value = G_STRUCT_MEMBER(const char *, &shown, filters[i].offset);
        if (value != NULL) {
            g_autofree char *encoded = url_part(value);
            const bool first = strchr(text->str, '?') == NULL;
            g_string_append_printf(text, "%c%s=%s", first ? '?' : '&', filters[i].name, encoded);
        }
    }
    return g_string_free(text, FALSE);
}

/* The options of a filter: its codes, with words of the catalog. */
static json_t *choices(const visit *v, const char *const *codes, const char *prefix,
                       const char *chosen)
{
    json_t *list = json_array();

    for (; *codes != NULL; codes++) {
        const char *label = request_view_label(v->site, v->language, prefix, *codes);
        json_array_append_new(list, json_pack("{s:s, s:s, s:b}", "code", *codes, "label", label,
                                              "selected", g_strcmp0(*codes, chosen) == 0));
    }
    return list;
}

static json_t *desk_choices(const visit *v, const char *chosen)
{
    json_t *list = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        const char *code = json_string_value(json_object_get(desk, "code"));
        json_array_append_new(list, json_pack("{s:s, s:s, s:b}", "code", code, "label",
                                              account_desk_label(v, code), "selected",
                                              g_strcmp0(code, chosen) == 0));
    }
    return list;
}

static json_t *list_view(const visit *v, const json_t *accounts, const account_filter *filter)
{
    const size_t found = json_array_size(accounts);
    const size_t shown = MIN(found, (size_t)ROWS_PER_PAGE);
    g_autofree char *first = href(filter, NULL);
    json_t *rows = json_array();
    json_t *view =
        json_pack("{s:o, s:o, s:b, s:b, s:s}", "rows", rows, "count",
                  page_sentence(v, "staff_list_count", json_pack("{s:i}", "count", (int)shown)),
                  "empty", shown == 0, "continued", filter->after != NULL, "first_href", first);

    for (size_t i = 0; i < shown; i++) {
        json_array_append_new(rows, account_view(v, json_array_get(accounts, i)));
    }
    if (found > shown) {
        const json_t *last = json_array_get(accounts, shown - 1);
        g_autofree char *next = href(filter, json_string_value(json_object_get(last, "login")));
        json_object_set_new(view, "next_href", json_string(next));
    }
    json_object_set_new(view, "state_choices", choices(v, states, "staff_account_", filter->state));
    json_object_set_new(view, "role_choices", choices(v, roles, "staff_role_", filter->role));
    json_object_set_new(view, "desk_choices", desk_choices(v, filter->desk_code));
    return view;
}

bool accounts_page(visit *v, GError **error)
{
    account_filter filter;

    if (!read_query(v, &filter)) {
        page_error(v, 400);
        return true;
    }
    json_auto_t *accounts = account_list(v->site->db, &v->scope, &filter, error);
    if (accounts == NULL) {
        return false;
    }
    return page_render(v, 200, "staff/accounts", list_view(v, accounts, &filter), error);
}
