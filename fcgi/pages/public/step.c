#include "pages/public/step.h"

#include "base/fault.h"
#include "pages/form_step.h"
#include "pages/public/autosave.h"
#include "pages/public/device.h"
#include "pages/public/journey.h"
#include "pages/public/kept_view.h"
#include "pages/published_form.h"
#include "pages/step_fields.h"

static form_step step_of(const visit *v, const journey *j, const char *focus)
{
    return (form_step){
        .way = &consultation_way,
        .questionnaire = j->questionnaire,
        .form = j->form,
        .page = form_step_number(v, 0, j->questionnaire),
        .focus = focus,
    };
}

static json_t *step_view(const visit *v, const journey *j, const form_step *step)
{
    json_t *view = form_step_view(v, step);

    json_object_set_new(view, "turn", json_integer(j->draft->turn));
    json_object_set_new(view, "kept", kept_view(v, j->draft));
    if (j->draft->shared) {
        device_forbid_autofill(view);
    }
    return view;
}

bool step_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;

    if (!journey_open(v, &j, error)) {
        return false;
    }
    if (j == NULL) {
        return true;
    }
    const form_step step = step_of(v, j, NULL);
    if (step.page == 0) {
        page_error(v, 404);
        return true;
    }
    return page_render(v, 200, "public/step", step_view(v, j, &step), error);
}

/*
 * The page tells the version that it was made from, so that saving needs no reading before: a draft
 * that was begun just before a new version came into use is still accepted by its own questions.
 */
static const questionnaire *shown_version(visit *v, GError **error)
{
    const char *version = field_list_single(v->in->form, "version");

    return version != NULL ? published_form(v, consultation_form_url, version, error) : NULL;
}

bool step_save(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    g_autoptr(GError) fault = NULL;
    const questionnaire *q = shown_version(v, &fault);
    g_autofree char *focus = NULL;
    json_auto_t *entries =
        q != NULL ? step_fields_accept(v, q, form_step_number(v, 0, q), &focus) : NULL;

    if (fault != NULL && !g_error_matches(fault, FAULT, FAULT_CONFIGURATION)) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (entries != NULL && autosave_is_meant(v)) {
        return autosave(v, form_step_number(v, 0, q), entries, error);
    }
    if (entries == NULL || !form_step_pressed(v)) {
        page_error(v, 400);
        return true;
    }
    if (!journey_save(v, form_step_number(v, 0, q), entries, &j, error)) {
        return false;
    }
    if (j != NULL) {
        const form_step step = step_of(v, j, focus);
        form_step_leave(v, &step);
    }
    return true;
}
