#include "pages/staff/response_confirm.h"

#include "pages/form_confirm.h"
#include "pages/staff/opened_response.h"
#include "pages/staff/response_view.h"
#include "pages/step_fields.h"

bool response_confirm_page(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (!opened_response_open(v, "confirm", &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    if (r->stored->entries == NULL) {
        response_redirect(v->out, r->path);
        return true;
    }
    g_autoptr(form) f = opened_response_form(r);
    if (!form_confirm_is_ready(v, &r->way, f)) {
        return true;
    }
    const form_step last = {.way = &r->way, .questionnaire = r->questionnaire, .form = f};
    json_t *view = response_view_facts(v, r);
    json_object_update_new(view, form_confirm_view(v, &last, r->stored->saves));
    return page_render(v, 200, "staff/response_confirm", view, error);
}

static void answer_completed(visit *v, const opened_response *r, const response_result *result)
{
    if (result->now == NULL) {
        page_error(v, 404);
    } else if (result->outcome == RESPONSE_DONE) {
        g_autofree char *done = g_strconcat(r->path, "?done=1#done", NULL);
        response_redirect(v->out, done);
    } else if (result->now->entries != NULL) {
        form_confirm_again(v, &r->way);
    } else {
        response_redirect(v->out, r->path);
    }
}

static bool complete(visit *v, const opened_response *r, const json_t *answers, GError **error)
{
    const response_seen seen = {.number = r->stored->number, .saves = step_fields_revision(v)};
    g_auto(response_result) result = {0};

    if (!responses_complete(v->site->db, &v->scope, &seen, answers, &result, error)) {
        return false;
    }
    answer_completed(v, r, &result);
    return true;
}

bool response_confirm_complete(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (step_fields_revision(v) < 0) {
        page_error(v, 400);
        return true;
    }
    if (!opened_response_open(v, NULL, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    /* The second click finds nothing that is being typed; the database knows whether it is one. */
    if (r->stored->entries == NULL) {
        return complete(v, r, NULL, error);
    }
    g_autoptr(form) f = opened_response_form(r);
    if (!form_confirm_is_ready(v, &r->way, f)) {
        return true;
    }
    json_auto_t *answers = form_answers(f);
    return complete(v, r, answers, error);
}
