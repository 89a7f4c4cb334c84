#include "pages/staff/retention.h"

#include "base/receipt_number.h"
#include "pages/staff/request_view.h"
#include "pages/staff/retention_view.h"
#include "store/retention_review.h"

#include <string.h>

enum { ROWS_PER_PAGE = 50 };

static bool is_true(const json_t *row, const char *name)
{
    return json_is_true(json_object_get(row, name));
}

bool retention_page(visit *v, GError **error)
{
    json_auto_t *rules = retention_rules(v->site->db, &v->scope, error);
    json_t *documents = NULL;
    json_t *others = NULL;
    size_t i = 0;
    json_t *rule = NULL;

    if (rules == NULL) {
        return false;
    }
    documents = json_array();
    others = json_array();
    json_array_foreach(rules, i, rule)
    {
        retention_view_name(v, v->language, rule);
        json_array_append(is_true(rule, "document") ? documents : others, rule);
    }
    return page_render(v, 200, "staff/retention",
                       json_pack("{s:o, s:o}", "documents", documents, "others", others), error);
}

/* NULL: no list of ours. "waiting" is of requests alone, which are the kind that waits. */
static const char *which_list(const visit *v, const json_t *rule)
{
    static const char *const lists[] = {"due", "soon", "held", "waiting", NULL};
    const char *show = NULL;

    if (!retention_view_query(v, "show", &show)) {
        return NULL;
    }
    if (show == NULL) {
        return "due";
    }
    if (!g_strv_contains(lists, show) ||
        (strcmp(show, "waiting") == 0 &&
         strcmp(json_string_value(json_object_get(rule, "kind")), "request") != 0)) {
        return NULL;
    }
    return show;
}

static bool read_filter(const visit *v, const json_t *rule, retention_filter *filter)
{
    static const char *const names[] = {"show", "after", NULL};

    *filter = (retention_filter){.kind = json_string_value(json_object_get(rule, "kind")),
                                 .which = which_list(v, rule),
                                 .limit = ROWS_PER_PAGE + 1};
    return retention_view_knows(v, names) && filter->which != NULL &&
           retention_view_query(v, "after", &filter->after) &&
           (filter->after == NULL || document_number_is_valid(filter->after));
}

/* The lists to choose from: [{"href", "label", "count", "current"}…]. */
static json_t *choices(const visit *v, const json_t *rule, const char *shown)
{
    static const char *const lists[] = {"due", "soon", "held", "waiting"};
    const char *kind = json_string_value(json_object_get(rule, "kind"));
    const guint count = strcmp(kind, "request") == 0 ? 4 : 3;
    json_t *views = json_array();

    for (guint i = 0; i < count; i++) {
        json_array_append_new(
            views,
            json_pack("{s:o, s:s, s:O, s:b}", "href",
                      json_sprintf("/admin/retention/%s?show=%s", kind, lists[i]), "label",
                      request_view_label(v->site, v->language, "staff_retention_show_", lists[i]),
                      "count", json_object_get(rule, lists[i]), "current",
                      strcmp(lists[i], shown) == 0));
    }
    return views;
}

/* One row more than a page holds was asked for: it tells that there is a next page. */
static json_t *take_next(json_t *rows, const retention_filter *filter)
{
    const char *last = NULL;

    if (json_array_size(rows) <= ROWS_PER_PAGE) {
        return json_null();
    }
    json_array_remove(rows, ROWS_PER_PAGE);
    last = json_string_value(json_object_get(json_array_get(rows, ROWS_PER_PAGE - 1), "subject"));
    return json_sprintf("/admin/retention/%s?show=%s&after=%s", filter->kind, filter->which, last);
}

static bool show_kind(visit *v, json_t *rule, const retention_filter *filter, GError **error)
{
    json_auto_t *rows = retention_list(v->site->db, &v->scope, filter, error);
    json_t *next = NULL;
    json_t *view = NULL;

    if (rows == NULL) {
        return false;
    }
    next = take_next(rows, filter);
    view = json_pack("{s:O, s:b, s:o, s:b}", "rows", rows, "empty", json_array_size(rows) == 0,
                     "next_href", next, "continued", filter->after != NULL);
    json_object_update(view, rule);
    json_object_set_new(view, "lists", choices(v, rule, filter->which));
    json_object_set_new(view, "list_title",
                        json_string(request_view_label(v->site, v->language,
                                                       "staff_retention_show_", filter->which)));
    return page_render(v, 200, "staff/retention_kind", view, error);
}

bool retention_kind_page(visit *v, GError **error)
{
    json_auto_t *rule = retention_view_rule(v, error);
    retention_filter filter;

    if (rule == NULL) {
        return *error == NULL;
    }
    if (!is_true(rule, "document")) {
        page_error(v, 404);
        return true;
    }
    if (!read_filter(v, rule, &filter)) {
        page_error(v, 400);
        return true;
    }
    return show_kind(v, rule, &filter, error);
}
