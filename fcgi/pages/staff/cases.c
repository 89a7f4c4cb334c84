#include "pages/staff/cases.h"

#include "pages/staff/case_query.h"
#include "pages/staff/case_view.h"
#include "pages/staff/minute.h"
#include "pages/staff/person_form.h"
#include "pages/staff/request_view.h"

enum { ROWS_PER_PAGE = 50, GIVEN_SHOWN = 100 };

/* A tab keeps the other filters. */
static json_t *tab_views(const visit *v, const case_listing *listing, const json_t *counts)
{
    json_t *views = json_array();

    for (const char *const *state = case_query_states; *state != NULL; state++) {
        const case_listing target = {.state = *state,
                                     .desk_code = listing->desk_code,
                                     .charge = listing->charge,
                                     .due = listing->due};
        g_autofree char *href = case_query_href(&target, NULL, NULL);
        const json_int_t count = json_integer_value(json_object_get(counts, *state));
        json_array_append_new(
            views,
            json_pack("{s:s, s:s, s:b, s:o}", "href", href, "label",
                      request_view_label(v->site, v->language, "staff_case_state_", *state),
                      "current", g_strcmp0(listing->state, *state) == 0, "count",
                      count >= CASE_COUNT_MAX ? json_string("9,999+")
                                              : json_sprintf("%" JSON_INTEGER_FORMAT, count)));
    }
    return views;
}

/* The options of one filter, with their words. */
static json_t *choices(const visit *v, const char *const *codes, const char *prefix,
                       const char *chosen)
{
    json_t *views = json_array();

    for (const char *const *code = codes; *code != NULL; code++) {
        json_array_append_new(views,
                              json_pack("{s:s, s:s, s:b}", "code", *code, "label",
                                        request_view_label(v->site, v->language, prefix, *code),
                                        "selected", g_strcmp0(*code, chosen) == 0));
    }
    return views;
}

static json_t *desk_choices(const visit *v, const char *chosen)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        const json_t *names = json_object_get(desk, "name");
        const char *code = json_string_value(json_object_get(desk, "code"));
        json_t *name = json_object_get(names, v->language);
        json_array_append_new(views, json_pack("{s:s, s:O, s:b}", "code", code, "label",
                                               name != NULL ? name : json_object_get(names, "ja"),
                                               "selected", g_strcmp0(code, chosen) == 0));
    }
    return views;
}

static json_t *href_beside(const case_listing *listing, const char *side, const json_t *row)
{
    g_autofree char *href =
        case_query_href(listing, side, json_string_value(json_object_get(row, "place")));

    return json_string(href);
}

/* Of rows that were looked for behind a place the one too many is the last, before one the first.
 */
static void set_pager(json_t *view, const case_listing *listing, json_t *rows)
{
    const bool more = json_array_size(rows) > ROWS_PER_PAGE;
    const bool continued = listing->case_no != NULL;

    if (more) {
        json_array_remove(rows, listing->before ? 0 : ROWS_PER_PAGE);
    }
    const size_t count = json_array_size(rows);
    const bool next = count > 0 && (more || listing->before);
    const bool previous = count > 0 && (listing->before ? more : continued);
    json_object_set_new(view, "next_href",
                        next ? href_beside(listing, "after", json_array_get(rows, count - 1))
                             : json_null());
    json_object_set_new(view, "previous_href",
                        previous ? href_beside(listing, "before", json_array_get(rows, 0))
                                 : json_null());
    json_object_set_new(view, "continued", json_boolean(continued));
    json_object_set_new(view, "empty", json_boolean(count == 0));
}

static json_t *list_view(const visit *v, const case_query *query, json_t *rows,
                         const json_t *counts)
{
    const case_listing *l = &query->listing;
    g_autofree char *first = case_query_href(l, NULL, NULL);
    json_t *view = json_pack(
        "{s:o, s:s, s:o, s:o, s:o, s:s?, s:b, s:s, s:n, s:b}", "tabs", tab_views(v, l, counts),
        "state", l->state, "desks", desk_choices(v, l->desk_code), "charges",
        choices(v, case_query_charges, "staff_assigned_", l->charge), "dues",
        choices(v, case_query_dues, "staff_case_due_", l->due), "q", query->typed, "filtered",
        l->desk_code != NULL || l->charge != NULL || l->due != NULL, "first_href", first, "found",
        "may_change", v->staff->role >= ROLE_DESK);

    set_pager(view, l, rows);
    case_view_rows(v, rows);
    json_object_set(view, "rows", rows);
    return view;
}

static bool show_list(visit *v, case_query *query, GError **error)
{
    json_auto_t *rows = NULL;
    json_auto_t *counts = NULL;

    query->listing.limit = ROWS_PER_PAGE + 1;
    rows = case_file_list(v->site->db, &v->scope, &query->listing, error);
    counts = rows != NULL
                 ? case_file_counts(v->site->db, &v->scope, query->listing.desk_code, error)
                 : NULL;
    return counts != NULL &&
           page_render(v, 200, "staff/cases", list_view(v, query, rows, counts), error);
}

static bool show_found(visit *v, const case_query *query, GError **error)
{
    json_t *found = person_form_find_text(v, query->typed, error);
    json_auto_t *counts =
        found != NULL ? case_file_counts(v->site->db, &v->scope, NULL, error) : NULL;
    json_auto_t *none = json_array();
    json_t *view = NULL;

    if (counts == NULL) {
        json_decref(found);
        return false;
    }
    view = list_view(v, query, none, counts);
    json_object_set_new(view, "found", found);
    return page_render(v, 200, "staff/cases", view, error);
}

bool cases_page(visit *v, GError **error)
{
    g_auto(case_query) query = {0};

    if (!case_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    return query.typed != NULL ? show_found(v, &query, error) : show_list(v, &query, error);
}

bool cases_given_page(visit *v, GError **error)
{
    json_auto_t *rows = case_file_given(v->site->db, &v->scope, GIVEN_SHOWN, error);
    size_t i = 0;
    json_t *row = NULL;

    if (rows == NULL) {
        return false;
    }
    json_array_foreach(rows, i, row)
    {
        const char *iso = json_string_value(json_object_get(row, "at"));
        g_autofree char *at = minute_text(iso);
        json_object_set_new(row, "at_iso", json_string(iso));
        json_object_set_new(row, "at", json_string(at));
        json_object_set_new(
            row, "href",
            json_is_true(json_object_get(row, "mine"))
                ? json_sprintf("/cases/%s", json_string_value(json_object_get(row, "case_no")))
                : json_null());
    }
    return page_render(v, 200, "staff/cases_transferred",
                       json_pack("{s:b, s:O}", "any", json_array_size(rows) > 0, "rows", rows),
                       error);
}
