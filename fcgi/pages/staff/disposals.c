#include "pages/staff/disposals.h"

#include "pages/staff/disposals_query.h"
#include "pages/staff/request_view.h"
#include "pages/staff/retention_view.h"
#include "store/retention_review.h"

enum { ROWS_PER_PAGE = 100 };

static json_t *choice(json_t *code, json_t *label, const char *chosen)
{
    const bool selected = g_strcmp0(json_string_value(code), chosen) == 0;

    return json_pack("{s:o, s:o, s:b}", "code", code, "label", label, "selected", selected);
}

static json_t *kind_choices(const visit *v, const json_t *rules, const char *chosen)
{
    json_t *choices = json_array();
    size_t i = 0;
    json_t *rule = NULL;

    json_array_foreach(rules, i, rule)
    {
        json_t *kind = json_object_get(rule, "kind");
        const char *name = request_view_label(v->site, v->language, "staff_retention_kind_",
                                              json_string_value(kind));
        json_array_append_new(choices, choice(json_incref(kind), json_string(name), chosen));
    }
    return choices;
}

static json_t *year_choices(const visit *v, const json_t *years, const char *chosen)
{
    json_t *choices = json_array();

    for (size_t i = json_array_size(years); i > 0; i--) {
        json_t *year = json_array_get(years, i - 1);
        json_array_append_new(
            choices, choice(json_sprintf("%" JSON_INTEGER_FORMAT, json_integer_value(year)),
                            page_sentence(v, "staff_fiscal_year", json_pack("{s:O}", "year", year)),
                            chosen));
    }
    return choices;
}

/* One row more than a page holds was asked for: it tells that there is a next page. */
static json_t *take_next(json_t *rows, const disposal_filter *filter)
{
    g_autofree char *last = NULL;
    g_autofree char *href = NULL;

    if (json_array_size(rows) <= ROWS_PER_PAGE) {
        return json_null();
    }
    json_array_remove(rows, ROWS_PER_PAGE);
    last = g_strdup_printf(
        "%" JSON_INTEGER_FORMAT,
        json_integer_value(json_object_get(json_array_get(rows, ROWS_PER_PAGE - 1), "id")));
    href = disposals_query_href("/admin/disposals", filter, last);
    return json_string(href);
}

static json_t *page_view(const visit *v, json_t *found, const json_t *rules,
                         const disposal_filter *filter)
{
    g_autofree char *file = disposals_query_href("/exports/disposals.csv", filter, NULL);
    json_t *rows = json_object_get(found, "rows");
    json_t *next = take_next(rows, filter);
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(rows, i, row)
    {
        retention_view_name(v, v->language, row);
    }
    return json_pack("{s:O, s:b, s:o, s:b, s:s, s:o, s:o}", "rows", rows, "empty",
                     json_array_size(rows) == 0, "next_href", next, "continued",
                     filter->before != NULL, "export_href", file, "kinds",
                     kind_choices(v, rules, filter->kind), "years",
                     year_choices(v, json_object_get(found, "years"), filter->year));
}

bool disposals_page(visit *v, GError **error)
{
    disposal_filter filter;

    if (!disposals_query_read(v, &filter)) {
        page_error(v, 400);
        return true;
    }
    filter.limit = ROWS_PER_PAGE + 1;
    json_auto_t *rules = retention_rules(v->site->db, &v->scope, error);
    json_auto_t *found =
        rules != NULL ? disposals_list(v->site->db, &v->scope, &filter, error) : NULL;
    return found != NULL &&
           page_render(v, 200, "staff/disposals", page_view(v, found, rules, &filter), error);
}
