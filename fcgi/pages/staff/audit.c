#include "pages/staff/audit.h"

#include "pages/staff/audit_query.h"
#include "pages/staff/audit_state.h"
#include "pages/staff/audit_view.h"

enum { ROWS_PER_PAGE = 50 };

static json_t *choice(const char *code, const char *label, const char *chosen)
{
    return json_pack("{s:s, s:s, s:b}", "code", code, "label", label, "selected",
                     g_strcmp0(code, chosen) == 0);
}

/* [{"code","label","selected"}…] of a list whose labels are in the member `label`. */
static json_t *choices_of(const json_t *list, const char *label, const char *chosen)
{
    json_t *choices = json_array();
    size_t i = 0;
    json_t *one = NULL;

    json_array_foreach(list, i, one)
    {
        json_array_append_new(choices,
                              choice(json_string_value(json_object_get(one, "code")),
                                     json_string_value(json_object_get(one, label)), chosen));
    }
    return choices;
}

static json_t *zone_choices(const visit *v, const char *chosen)
{
    json_t *choices = json_array();

    for (const char *const *code = audit_query_zones; *code != NULL; code++) {
        json_array_append_new(choices,
                              choice(*code, audit_view_zone(v, v->language, *code), chosen));
    }
    return choices;
}

/* What the search form shows. */
static json_t *form_view(const visit *v, const audit_filter *filter, GError **error)
{
    json_auto_t *people = audit_people(v->site->db, &v->scope, error);
    json_auto_t *kinds = audit_query_kinds(v);

    if (people == NULL) {
        return NULL;
    }
    return json_pack("{s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:o}", "from", filter->from, "to",
                     filter->to, "subject", filter->subject, "address", filter->address, "people",
                     choices_of(people, "display", filter->staff_id), "kinds",
                     choices_of(kinds, "label", filter->kind), "zones",
                     zone_choices(v, filter->zone));
}

static json_t *row_views(const visit *v, const GPtrArray *rows, guint count)
{
    json_t *views = json_array();

    for (guint i = 0; i < count; i++) {
        json_array_append_new(views, audit_view_row(v, g_ptr_array_index(rows, i)));
    }
    return views;
}

/* One row more than a page holds was asked for: it tells that there is a next page. */
static char *next_href(const GPtrArray *rows, const audit_filter *filter)
{
    const audit_row *last = NULL;

    if (rows->len <= ROWS_PER_PAGE) {
        return NULL;
    }
    last = g_ptr_array_index(rows, ROWS_PER_PAGE - 1);
    return audit_query_href("/admin/audit", filter, last->number);
}

static json_t *list_view(const visit *v, const GPtrArray *rows, const audit_filter *filter)
{
    const guint shown = MIN(rows->len, (guint)ROWS_PER_PAGE);
    g_autofree char *next = next_href(rows, filter);
    g_autofree char *first = audit_query_href("/admin/audit", filter, NULL);
    g_autofree char *export = audit_query_href("/exports/audit.csv", filter, NULL);

    return json_pack("{s:o, s:b, s:b, s:o, s:s, s:s, s:s?}", "count",
                     page_sentence(v, "staff_list_count", json_pack("{s:i}", "count", (int)shown)),
                     "empty", shown == 0, "continued", filter->before != NULL, "rows",
                     row_views(v, rows, shown), "first_href", first, "export_href", export,
                     "next_href", next);
}

bool audit_page(visit *v, GError **error)
{
    g_auto(audit_query) query = {0};
    g_autoptr(GPtrArray) rows = NULL;
    json_auto_t *form = NULL;
    json_auto_t *state = NULL;
    json_t *view = NULL;

    if (!audit_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    query.filter.limit = ROWS_PER_PAGE + 1;
    rows = audit_list(v->site->db, &v->scope, &query.filter, error);
    form = rows != NULL ? form_view(v, &query.filter, error) : NULL;
    state = form != NULL ? audit_state_view(v, error) : NULL;
    if (state == NULL) {
        return false;
    }
    view = list_view(v, rows, &query.filter);
    json_object_update(view, form);
    json_object_set(view, "chain", state);
    return page_render(v, 200, "staff/audit", view, error);
}
