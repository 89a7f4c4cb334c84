#include "pages/staff/requests.h"

#include "pages/staff/request_query.h"
#include "pages/staff/request_view.h"

#include <string.h>

enum { ROWS_PER_PAGE = 50 };

bool requests_front(visit *v, GError **error)
{
    (void)error;
    response_redirect(v->out, "/requests");
    return true;
}

/* One <option>: a code, its label, and whether the filter has it. */
static json_t *choice(const char *code, const char *label, const char *chosen)
{
    return json_pack("{s:s, s:s, s:b}", "code", code, "label", label, "selected",
                     g_strcmp0(code, chosen) == 0);
}

static json_t *state_choices(const visit *v, const char *chosen)
{
    json_t *choices = json_array();
    for (const char *const *state = request_view_states; *state != NULL; state++) {
        const char *label = request_view_label(v->site, v->language, "staff_state_", *state);
        json_array_append_new(choices, choice(*state, label, chosen));
    }
    return choices;
}

/* For administrators only: what others see is of their own desks anyway. */
static json_t *desk_choices(const visit *v, const char *chosen)
{
    json_t *choices = json_array();
    size_t i;
    json_t *desk;
    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        json_t *names = json_object_get(desk, "name");
        const char *name = json_string_value(json_object_get(names, v->language));
        const char *japanese = json_string_value(json_object_get(names, "ja"));
        json_array_append_new(choices, choice(json_string_value(json_object_get(desk, "code")),
                                              name != NULL ? name : japanese, chosen));
    }
    return choices;
}

static json_t *row_views(const visit *v, const GPtrArray *rows, guint count)
{
    json_t *views = json_array();
    for (guint i = 0; i < count; i++) {
        json_array_append_new(views, request_view_row(v, g_ptr_array_index(rows, i)));
    }
    return views;
}

/* One row more than a page holds was asked for: it tells that there is a next page. */
static char *next_href(const GPtrArray *rows, const request_filter *filter)
{
    if (rows->len <= ROWS_PER_PAGE) {
        return NULL;
    }
    const request_row *last = g_ptr_array_index(rows, ROWS_PER_PAGE - 1);
    return request_query_href("/requests", filter, last->receipt_no);
}

static json_t *list_view(const visit *v, const GPtrArray *rows, const request_filter *filter)
{
    g_autofree char *next = next_href(rows, filter);
    g_autofree char *first = request_query_href("/requests", filter, NULL);
    g_autofree char *export = request_query_href("/exports/requests", filter, NULL);
    guint shown = MIN(rows->len, (guint)ROWS_PER_PAGE);
    json_auto_t *values = json_pack("{s:i}", "count", (int)shown);
    g_autofree char *count =
        text_fill(catalog_get(v->site->texts, v->language, "staff_list_count"), values);
    json_t *view = json_pack("{s:s, s:b, s:b, s:b, s:s, s:s, s:s*}", "count", count, "empty",
                             shown == 0, "continued", filter->before != NULL, "may_export",
                             (v->staff->rights & RIGHT_EXPORT) != 0, "first_href", first,
                             "export_href", export, "next_href", next);
    json_object_set_new(view, "rows", row_views(v, rows, shown));
    json_object_set_new(view, "state_choices", state_choices(v, filter->state));
    if (v->staff->role == ROLE_ADMINISTRATOR) {
        json_object_set_new(view, "desk_choices", desk_choices(v, filter->desk_code));
        json_object_set_new(view, "may_choose_desk", json_true());
    }
    return view;
}

bool requests_page(visit *v, GError **error)
{
    request_filter filter;
    if (!request_query_read(v, &filter)) {
        page_error(v, 400);
        return true;
    }
    filter.limit = ROWS_PER_PAGE + 1;
    g_autoptr(GPtrArray) rows = request_list(v->site->db, &v->scope, &filter, error);
    if (rows == NULL) {
        return false;
    }
    return page_render(v, 200, "staff/requests", list_view(v, rows, &filter), error);
}
