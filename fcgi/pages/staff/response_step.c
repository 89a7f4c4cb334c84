#include "pages/staff/response_step.h"

#include "pages/staff/response_conflict.h"
#include "pages/staff/response_view.h"
#include "pages/step_fields.h"

enum { STEP_PARAMETER = 2 };

json_t *response_step_view(const visit *v, const opened_response *r, const form *f, int page)
{
    const form_step step = {
        .way = &r->way, .questionnaire = r->questionnaire, .form = f, .page = page};
    json_t *view = response_view_facts(v, r);

    json_object_update_new(view, form_step_view(v, &step));
    json_object_set_new(view, "conflict", json_null());
    return view;
}

bool response_step_page(visit *v, GError **error)
{
    g_autofree char *part = g_strdup_printf("step %d", path_number(&v->parameters, STEP_PARAMETER));
    g_autoptr(opened_response) r = NULL;
    int page = 0;

    if (!opened_response_open(v, part, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    if (r->stored->entries == NULL) {
        response_redirect(v->out, r->path);
        return true;
    }
    page = form_step_number(v, STEP_PARAMETER, r->questionnaire);
    if (page == 0) {
        page_error(v, 404);
        return true;
    }
    g_autoptr(form) f = opened_response_form(r);
    return page_render(v, 200, "staff/response_step", response_step_view(v, r, f, page), error);
}

/* What the page sent, and where to go on after a row button. */
typedef struct {
    json_t *entries;
    const char *focus;
} posted;

/* After the save: what was read before is of no more use, the response is what the result says. */
static bool answer_saved(visit *v, response_result *result, const posted *typed, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (result->now == NULL) {
        return response_conflict_gone(v, error);
    }
    if (!opened_response_of(v, g_steal_pointer(&result->now), &r, error)) {
        return false;
    }
    const int page = form_step_number(v, STEP_PARAMETER, r->questionnaire);
    if (result->outcome != RESPONSE_DONE) {
        return response_conflict_show(v, r, page, typed->entries, error);
    }
    g_autoptr(form) f = opened_response_form(r);
    const form_step step = {.way = &r->way,
                            .questionnaire = r->questionnaire,
                            .form = f,
                            .page = page,
                            .focus = typed->focus};
    form_step_leave(v, &step);
    return true;
}

static bool save(visit *v, const posted *typed, GError **error)
{
    const response_seen seen = {.number = v->parameters.values[1],
                                .saves = step_fields_revision(v)};
    g_auto(response_result) result = {0};

    return responses_save(v->site->db, &v->scope, &seen, typed->entries, &result, error) &&
           answer_saved(v, &result, typed, error);
}

bool response_step_save(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (!opened_response_find(v, NULL, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return response_conflict_gone(v, error);
    }
    const int page = form_step_number(v, STEP_PARAMETER, r->questionnaire);
    g_autofree char *focus = NULL;
    json_auto_t *entries = step_fields_accept(v, r->questionnaire, page, &focus);
    const posted typed = {.entries = entries, .focus = focus};
    if (entries == NULL || step_fields_revision(v) < 0 || !form_step_pressed(v)) {
        page_error(v, 400);
        return true;
    }
    return save(v, &typed, error);
}
