#include "pages/staff/responses_view.h"

#include "base/calendar.h"
#include "base/receipt_number.h"
#include "pages/staff/minute.h"
#include "pages/staff/response_view.h"
#include "store/responses.h"

static json_t *row_view(const visit *v, const char *list, const response_row *row)
{
    g_autofree char *href = g_strdup_printf("%s/%s", list, row->number);
    g_autofree char *begun = minute_text(row->begun_at);
    g_autofree char *revised = row->revised_at != NULL ? minute_text(row->revised_at) : NULL;

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:s?, s:s, s:s, s:s?, s:s?}",
                     "response_no", row->number, "href", href, "version", row->version, "desk",
                     row->desk_name, "status", response_view_status(v, row->status), "status_code",
                     row->status, "typing", row->typing, "correction", row->revision > 0,
                     "begun_by", row->begun_by, "begun_at", row->begun_at, "begun", begun,
                     "revised_at", row->revised_at, "revised", revised);
}

/* One row more than a page holds was asked for: it tells that there is a next page. */
static json_t *next_href(const char *list, const GPtrArray *rows, guint page_rows)
{
    if (rows->len <= page_rows) {
        return json_null();
    }
    const response_row *last = g_ptr_array_index(rows, page_rows - 1);
    return json_sprintf("%s?before=%s", list, last->number);
}

json_t *responses_view_list(const visit *v, const named_form *named, const GPtrArray *rows,
                            guint page_rows)
{
    g_autofree char *list = g_strdup_printf("/forms/%s/responses", named->name);
    const guint shown = MIN(rows->len, page_rows);
    json_auto_t *values = json_pack("{s:i}", "count", (int)shown);
    g_autofree char *count =
        text_fill(catalog_get(v->site->texts, v->language, "staff_list_count"), values);
    json_t *views = json_array();

    for (guint i = 0; i < shown; i++) {
        json_array_append_new(views, row_view(v, list, g_ptr_array_index(rows, i)));
    }
    return json_pack("{s:s, s:o, s:b, s:s, s:o}", "list", list, "rows", views, "empty", shown == 0,
                     "count", count, "next_href", next_href(list, rows, page_rows));
}

static json_t *desk_name(const visit *v, const char *code)
{
    const json_t *names = json_object_get(municipality_desk(v->site->municipality, code), "name");
    json_t *name = json_object_get(names, v->language);

    return name != NULL ? name : json_object_get(names, "ja");
}

json_t *responses_view_begin(const visit *v, const named_form *named, const json_t *desks)
{
    const receipt_number number = response_number_new(calendar_fiscal_year(calendar_today()));
    const bool several = json_array_size(desks) > 1;
    json_t *choices = json_array();
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(desks, i, code)
    {
        json_array_append_new(choices, json_pack("{s:O, s:O*}", "code", code, "name",
                                                 desk_name(v, json_string_value(code))));
    }
    return json_pack("{s:b, s:s, s:O?, s:b, s:o}", "may_begin",
                     named->active && json_array_size(desks) > 0, "new_number", number.text, "desk",
                     several ? NULL : json_array_get(desks, 0), "several_desks", several, "desks",
                     choices);
}
