#include "pages/staff/requests_view.h"

#include "pages/staff/request_view.h"

/* Tabs of the list: what of the filter they stand for. */
static const struct {
    const char *label;
    const char *count; /* of request_counts(); NULL: the sum of what is not spam */
    const char *state, *assigned_to;
} tabs[] = {
    {"staff_state_open", "open", "open", NULL},
    {"staff_state_in_progress", "in_progress", "in_progress", NULL},
    {"staff_state_done", "done", "done", NULL},
    {"staff_tab_all", NULL, NULL, NULL},
    {"staff_tab_mine", "mine", NULL, "me"},
    {"staff_state_spam", "spam", "spam", NULL},
};

static json_int_t counted(const json_t *counts, const char *name)
{
    return json_integer_value(json_object_get(counts, name));
}

/* "12", or "9,999+" for what is counted no further. Owned by the caller. */
static json_t *count_text(const json_t *counts, const char *name)
{
    const json_int_t count =
        name != NULL
            ? counted(counts, name)
            : counted(counts, "open") + counted(counts, "in_progress") + counted(counts, "done");

    return count >= REQUEST_COUNT_MAX ? json_string("9,999+")
                                      : json_sprintf("%" JSON_INTEGER_FORMAT, count);
}

/* A tab keeps the desk and the order, and nothing else of what was asked for. */
static json_t *tab_views(const visit *v, const request_list_query *query, const json_t *counts)
{
    const request_filter *f = &query->listing.filter;
    json_t *views = json_array();

    for (gsize i = 0; i < G_N_ELEMENTS(tabs); i++) {
        request_list_query target = {.listing = {.order = query->listing.order}};
        target.listing.filter = (request_filter){
            .state = tabs[i].state, .assigned_to = tabs[i].assigned_to, .desk_code = f->desk_code};
        g_autofree char *href = request_list_query_href(&target, NULL, NULL);
        const bool current = g_strcmp0(f->state, tabs[i].state) == 0 &&
                             g_strcmp0(f->assigned_to, tabs[i].assigned_to) == 0;
        json_array_append_new(
            views,
            json_pack("{s:s, s:s, s:b, s:o}", "href", href, "label",
                      catalog_get(v->site->texts, v->language, tabs[i].label), "current", current,
                      "count", counts != NULL ? count_text(counts, tabs[i].count) : json_null()));
    }
    return views;
}

/* One <option>: a code, its label, and whether the filter has it. */
static void add_choice(json_t *choices, const char *code, const char *label, const char *chosen)
{
    json_array_append_new(choices, json_pack("{s:s, s:s, s:b}", "code", code, "label", label,
                                             "selected", g_strcmp0(code, chosen) == 0));
}

/* The codes with their words: staff_urgency_today … */
static json_t *coded_choices(const visit *v, const char *const *codes, const char *prefix,
                             const char *chosen)
{
    json_t *choices = json_array();

    for (const char *const *code = codes; *code != NULL; code++) {
        add_choice(choices, *code, request_view_label(v->site, v->language, prefix, *code), chosen);
    }
    return choices;
}

static json_t *desk_choices(const visit *v, const char *chosen)
{
    json_t *choices = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        const json_t *names = json_object_get(desk, "name");
        const char *name = json_string_value(json_object_get(names, v->language));
        const char *japanese = json_string_value(json_object_get(names, "ja"));
        add_choice(choices, json_string_value(json_object_get(desk, "code")),
                   name != NULL ? name : japanese, chosen);
    }
    return choices;
}

static json_t *filter_view(const visit *v, const request_list_query *query)
{
    static const char *const charges[] = {"me", "none", NULL};
    static const char *const truths[] = {"true", "false", NULL};
    const request_filter *f = &query->listing.filter;
    const bool more = f->desk_code != NULL || f->urgency != NULL || f->language != NULL ||
                      f->from != NULL || f->to != NULL || f->suspect != NULL ||
                      g_strcmp0(f->assigned_to, "none") == 0 ||
                      query->listing.order != ORDER_PRESSING;

    return json_pack(
        "{s:s?, s:s?, s:s?, s:s?, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "state", f->state, "q",
        query->typed, "from", f->from, "to", f->to, "open", more, "states",
        coded_choices(v, request_view_states, "staff_state_", f->state), "desks",
        desk_choices(v, f->desk_code), "urgencies",
        coded_choices(v, request_view_urgencies, "staff_urgency_", f->urgency), "languages_choices",
        coded_choices(v, request_view_languages, "staff_language_", f->language), "charges",
        coded_choices(v, charges, "staff_assigned_", f->assigned_to), "suspects",
        coded_choices(v, truths, "staff_suspect_is_", f->suspect), "orders",
        coded_choices(v, request_query_orders, "staff_order_",
                      request_query_orders[query->listing.order]));
}

static void set_href(json_t *view, const char *name, char *href)
{
    json_object_set_new(view, name, href != NULL ? json_string(href) : json_null());
    g_free(href);
}

/*
 * Of rows that were looked for behind a place the one too many is the last, of those before a place
 * the first. Where the page came from there is always something.
 */
static void set_rows(json_t *view, const visit *v, const request_list_query *query,
                     const GPtrArray *rows)
{
    const bool more = rows->len > REQUESTS_PER_PAGE;
    const guint begin = more && query->listing.before ? 1 : 0;
    const guint end = more && !query->listing.before ? rows->len - 1 : rows->len;
    const bool next = end > begin && (more || query->listing.before);
    const bool previous =
        end > begin && (query->listing.before ? more : query->listing.place != NULL);
    json_t *views = json_array();

    for (guint i = begin; i < end; i++) {
        json_array_append_new(views, request_view_row(v, g_ptr_array_index(rows, i)));
    }
    json_object_set_new(view, "rows", views);
    json_object_set_new(view, "empty", json_boolean(end == begin));
    json_object_set_new(
        view, "count",
        page_sentence(v, "staff_list_count", json_pack("{s:i}", "count", (int)(end - begin))));
    set_href(view, "next_href",
             next ? request_list_query_href(query, "after", g_ptr_array_index(rows, end - 1))
                  : NULL);
    set_href(view, "previous_href",
             previous ? request_list_query_href(query, "before", g_ptr_array_index(rows, begin))
                      : NULL);
}

json_t *requests_view(const visit *v, const request_list_query *query, const GPtrArray *rows,
                      const json_t *counts)
{
    json_t *view = json_object();

    json_object_set_new(view, "tabs", tab_views(v, query, counts));
    json_object_set_new(view, "filter", filter_view(v, query));
    set_rows(view, v, query, rows);
    json_object_set_new(view, "continued", json_boolean(query->listing.place != NULL));
    json_object_set_new(view, "sought", json_boolean(query->typed != NULL));
    json_object_set_new(
        view, "too_little",
        json_boolean(query->typed != NULL && query->listing.sought == SOUGHT_NOTHING));
    json_object_set_new(
        view, "may_export",
        json_boolean((v->staff->rights & RIGHT_EXPORT) != 0 && query->typed == NULL));
    set_href(view, "first_href", request_list_query_href(query, NULL, NULL));
    set_href(view, "export_href", request_query_href("/exports/requests", &query->listing.filter));
    return view;
}
