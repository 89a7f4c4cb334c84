#include "pages/public/paper.h"

#include "form/paper_view.h"
#include "pages/public/closed.h"
#include "pages/public/desk_view.h"
#include "pages/public/journey.h"
#include "pages/published_form.h"

static bool render(visit *v, const form *f, bool filled, GError **error)
{
    json_t *view = form_paper_view(f);

    json_object_set_new(view, "filled", json_boolean(filled));
    json_object_set_new(view, "desks", desks_view(v));
    return page_render(v, 200, "public/paper", view, error);
}

bool paper_blank(visit *v, GError **error)
{
    const questionnaire *q = published_form(v, consultation_form_url, NULL, error);
    const form_context context = published_form_context(v);
    json_auto_t *nothing = json_object();
    g_autoptr(form) f = NULL;

    if (q == NULL) {
        return false;
    }
    if (closed_is(q)) {
        return closed_page(v, false, error);
    }
    f = form_evaluate(q, nothing, &context);
    return render(v, f, false, error);
}

bool paper_filled(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;

    if (!journey_find(v, &j, error)) {
        return false;
    }
    if (j == NULL) {
        return journey_missing(v, error);
    }
    if (j->form == NULL) {
        response_redirect(v->out, "/consultation/receipt");
        return true;
    }
    return render(v, j->form, true, error);
}
