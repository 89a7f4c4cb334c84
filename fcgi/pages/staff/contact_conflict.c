#include "pages/staff/contact_conflict.h"

#include "form/view.h"
#include "pages/staff/contact_differences.h"
#include "pages/staff/contact_sheet_view.h"
#include "pages/step_fields.h"

static bool show_sheet(visit *v, const opened_contact *k, json_t *typed, GError **error)
{
    json_auto_t *merged = json_copy(k->response->stored->entries);

    json_object_update(merged, typed);
    g_autoptr(form) now = opened_response_form(k->response);
    g_auto(contact_sheet) mine = contact_sheet_of(k, merged);
    json_auto_t *there = form_summary_view(now);
    json_auto_t *here = form_summary_view(mine.form);
    json_t *different = contact_differences(there, here, false);
    json_t *view = contact_sheet_view(v, &mine, false);
    json_object_set_new(view, "conflict",
                        json_pack("{s:b, s:o}", "has_differences", json_array_size(different) > 0,
                                  "differences", different));
    return page_render(v, 409, "staff/contact_sheet", view, error);
}

bool contact_conflict_show(visit *v, const opened_contact *k, json_t *typed, GError **error)
{
    json_t *view = NULL;

    if (k->response->stored->entries != NULL) {
        return show_sheet(v, k, typed, error);
    }
    view = opened_contact_view(v, k);
    json_object_set_new(view, "fields", step_fields_kept(v));
    return page_render(v, 409, "staff/contact_closed", view, error);
}
