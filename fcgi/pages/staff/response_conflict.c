#include "pages/staff/response_conflict.h"

#include "base/receipt_number.h"
#include "form/view.h"
#include "pages/staff/response_step.h"
#include "pages/staff/response_view.h"
#include "pages/staff/responses_view.h"
#include "pages/step_fields.h"

static void add_rows(json_t *rows, const json_t *block)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(block, "rows"), i, row)
    {
        json_object_set(rows, json_string_value(json_object_get(row, "name")), row);
    }
}

/* The rows of one page of a summary, by the names of their fields. */
static json_t *rows_of_page(const json_t *summary, int page)
{
    const json_t *section = json_array_get(json_object_get(summary, "sections"), (size_t)page - 1);
    json_t *rows = json_object();
    size_t i = 0;
    json_t *block = NULL;

    json_array_foreach(json_object_get(section, "blocks"), i, block)
    {
        add_rows(rows, block);
    }
    return rows;
}

/* What stands there now where something else was typed: rows of form_summary_view(). */
static json_t *differences(const form *now, const form *typed, int page)
{
    json_auto_t *summary_now = form_summary_view(now);
    json_auto_t *summary_typed = form_summary_view(typed);
    json_auto_t *rows_now = rows_of_page(summary_now, page);
    json_auto_t *rows_typed = rows_of_page(summary_typed, page);
    json_t *different = json_array();
    const char *name = NULL;
    json_t *row = NULL;

    json_object_foreach(rows_now, name, row)
    {
        const json_t *other = json_object_get(json_object_get(rows_typed, name), "values");
        if (!json_equal(json_object_get(row, "values"), other)) {
            json_array_append(different, row);
        }
    }
    return different;
}

static bool show_step(visit *v, const opened_response *r, int page, json_t *typed, GError **error)
{
    json_auto_t *merged = json_copy(r->stored->entries);
    g_autoptr(form) now = opened_response_form(r);
    g_autoptr(form) with_typed = NULL;
    json_t *view = NULL;
    json_t *different = NULL;

    json_object_update(merged, typed);
    with_typed = form_evaluate(r->questionnaire, merged, &r->context.form);
    different = differences(now, with_typed, page);
    view = response_step_view(v, r, with_typed, page);
    json_object_set_new(view, "conflict",
                        json_pack("{s:b, s:o}", "has_differences", json_array_size(different) > 0,
                                  "differences", different));
    return page_render(v, 409, "staff/response_step", view, error);
}

bool response_conflict_show(visit *v, const opened_response *r, int page, json_t *typed,
                            GError **error)
{
    json_t *view = NULL;

    if (r->stored->entries != NULL) {
        return show_step(v, r, page, typed, error);
    }
    view = response_view_facts(v, r);
    json_object_set_new(view, "fields", step_fields_kept(v));
    json_object_set_new(view, "step", json_integer(page));
    return page_render(v, 409, "staff/response_closed", view, error);
}

bool response_conflict_gone(visit *v, GError **error)
{
    const char *name = v->parameters.values[0];
    g_autoptr(GError) fault = NULL;
    g_autoptr(named_form) named = questionnaires_named(v->site->db, &v->scope, name, &fault);
    json_auto_t *desks = named != NULL ? staff_desks(v->site->db, &v->scope, &fault) : NULL;
    json_t *view = NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (named == NULL) {
        page_error(v, 404);
        return true;
    }
    view = responses_view_begin(v, named, desks);
    json_object_set_new(view, "list", json_sprintf("/forms/%s/responses", name));
    json_object_set_new(view, "fields", step_fields_kept(v));
    json_object_set_new(view, "step", json_integer(path_number(&v->parameters, 2)));
    return page_render(v, 410, "staff/response_gone", view, error);
}
