#include "pages/staff/form_paper.h"

#include "form/paper_view.h"
#include "pages/published_form.h"
#include "pages/staff/named_form_page.h"
#include "pages/staff/staff_context.h"

static bool show(visit *v, const named_form *named, GError **error)
{
    const questionnaire *q = published_form(v, named->url, named->version, error);
    json_auto_t *nothing = json_object();
    g_auto(staff_context) context = {0};
    json_t *view = NULL;

    if (q == NULL || !staff_context_open(v, q, &context, error)) {
        return false;
    }
    g_autoptr(form) f = form_evaluate(q, nothing, &context.form);
    view = form_paper_view(f);
    json_object_set_new(view, "list", json_sprintf("/forms/%s/responses", named->name));
    return page_render(v, 200, "staff/form_paper", view, error);
}

bool form_paper_page(visit *v, GError **error)
{
    g_autoptr(named_form) named = NULL;

    if (!named_form_page(v, &named, error)) {
        return false;
    }
    return named == NULL || show(v, named, error);
}
