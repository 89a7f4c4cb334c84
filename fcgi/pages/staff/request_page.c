#include "pages/staff/request_page.h"

#include "form/view.h"
#include "pages/published_form.h"
#include "pages/staff/request_view.h"
#include "pages/staff/scene.h"

/* {"any", "labels"} of the suggested scenes. */
static json_t *scenes_view(const visit *v, const json_t *answers)
{
    json_auto_t *codes = scene_suggest(answers);
    json_t *labels = json_array();
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(codes, i, code)
    {
        json_array_append_new(labels,
                              json_string(request_view_label(v->site, v->language, "staff_scene_",
                                                             json_string_value(code))));
    }
    return json_pack("{s:b, s:o}", "any", json_array_size(labels) > 0, "labels", labels);
}

static json_t *detail_view(const visit *v, const request_detail *detail, const questionnaire *q)
{
    const form_context context = published_form_context(v);
    json_t *view = request_view_row(v, detail->row);
    json_object_set_new(view, "form_title", json_string(questionnaire_title(q, v->language)));
    json_object_set_new(view, "form_version", json_string(detail->version));
    json_object_set_new(view, "may_export", json_boolean((v->staff->rights & RIGHT_EXPORT) != 0));
    json_object_set_new(view, "scenes", scenes_view(v, detail->answers));
    json_object_update_new(view, answers_summary_view(q, detail->answers, &context));
    return view;
}

bool request_page(visit *v, GError **error)
{
    const char *receipt_no = v->parameters.values[0];
    if (!receipt_number_is_valid(receipt_no)) {
        page_error(v, 404);
        return true;
    }
    g_autoptr(request_detail) detail = request_read(v->site->db, &v->scope, receipt_no, error);
    if (detail == NULL) {
        if (*error != NULL) {
            return false;
        }
        page_error(v, 404);
        return true;
    }
    const questionnaire *q = published_form(v, detail->url, detail->version, error);
    if (q == NULL) {
        return false;
    }
    return page_render(v, 200, "staff/request", detail_view(v, detail, q), error);
}
