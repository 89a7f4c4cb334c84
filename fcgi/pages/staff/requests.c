#include "pages/staff/requests.h"

#include "pages/staff/minute.h"
#include "pages/staff/requests_view.h"

enum { GIVEN_SHOWN = 100 };

/* Whether all that is asked for is a tab: then the tabs say how many there are in each. */
static bool is_tab(const request_list_query *query)
{
    const request_filter *f = &query->listing.filter;

    return query->typed == NULL && f->urgency == NULL && f->language == NULL && f->from == NULL &&
           f->to == NULL && f->suspect == NULL && g_strcmp0(f->assigned_to, "none") != 0;
}

/* With too little to search by nothing is found, and nothing was looked for. */
static GPtrArray *find(visit *v, request_list_query *query, GError **error)
{
    if (query->typed != NULL && query->listing.sought == SOUGHT_NOTHING) {
        return g_ptr_array_new();
    }
    query->listing.limit = REQUESTS_PER_PAGE + 1;
    return request_list(v->site->db, &v->scope, &query->listing, error);
}

bool requests_page(visit *v, GError **error)
{
    g_auto(request_list_query) query = {0};
    g_autoptr(GPtrArray) rows = NULL;
    json_auto_t *counts = NULL;

    if (!request_list_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    rows = find(v, &query, error);
    if (rows == NULL) {
        return false;
    }
    if (is_tab(&query)) {
        counts = request_counts(v->site->db, &v->scope, query.listing.filter.desk_code, error);
        if (counts == NULL) {
            return false;
        }
    }
    return page_render(v, 200, "staff/requests", requests_view(v, &query, rows, counts), error);
}

/* Notes are masked for who only looks, as at the request itself. */
static json_t *given_view(const visit *v, const request_given *given)
{
    const bool masked = v->staff->role < ROLE_DESK;
    g_autofree char *at = minute_text(given->at);
    g_autofree char *href = g_strconcat("/requests/", given->receipt_no, NULL);

    return json_pack("{s:s, s:s?, s:s, s:s, s:s?, s:s, s:s, s:s?, s:b}", "receipt_no",
                     given->receipt_no, "href", given->mine ? href : NULL, "at_iso", given->at,
                     "at", at, "who", given->staff_name, "from", given->old_name, "to",
                     given->new_name, "note", masked ? NULL : given->note, "masked",
                     masked && given->note != NULL);
}

bool requests_given_page(visit *v, GError **error)
{
    g_autoptr(GPtrArray) given = request_list_given(v->site->db, &v->scope, GIVEN_SHOWN, error);
    json_t *rows = NULL;

    if (given == NULL) {
        return false;
    }
    rows = json_array();
    for (guint i = 0; i < given->len; i++) {
        json_array_append_new(rows, given_view(v, g_ptr_array_index(given, i)));
    }
    return page_render(v, 200, "staff/requests_transferred",
                       json_pack("{s:b, s:o}", "any", given->len > 0, "rows", rows), error);
}
