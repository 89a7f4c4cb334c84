#include "pages/staff/request_page.h"

#include "form/view.h"
#include "pages/published_form.h"
#include "pages/staff/request_view.h"

static json_t *detail_view(const visit *v, const request_detail *detail, const questionnaire *q)
{
    const form_context context = published_form_context(v);
    json_t *view = request_view_row(v, detail->row);
    json_object_set_new(view, "form_title", json_string(questionnaire_title(q, v->language)));
    json_object_set_new(view, "form_version", json_string(detail->version));
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
