#include "pages/public/confirm.h"

#include "form/view.h"
#include "pages/form_confirm.h"
#include "pages/public/intake.h"
#include "pages/public/journey.h"
#include "pages/step_fields.h"

/*
 * Opens a journey that is complete. When it is not, or when there is none, the visit is answered
 * and *out is NULL.
 */
static bool open_complete(visit *v, journey **out, GError **error)
{
    if (!journey_open(v, out, error)) {
        return false;
    }
    if (*out != NULL && !form_confirm_is_ready(v, &consultation_way, (*out)->form)) {
        g_clear_pointer(out, journey_free);
    }
    return true;
}

bool confirm_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;

    if (!open_complete(v, &j, error)) {
        return false;
    }
    if (j == NULL) {
        return true;
    }
    const form_step last = {
        .way = &consultation_way, .questionnaire = j->questionnaire, .form = j->form};
    json_t *view = form_confirm_view(v, &last, j->draft->revision);
    json_object_set_new(view, "dropped", form_dropped_view(j->form));
    return page_render(v, 200, "public/confirm", view, error);
}

/*
 * The page has a field that nobody sees, hears or gets to with the keyboard: only a program that
 * fills in whatever it finds writes into it.
 */
static bool is_trapped(const visit *v)
{
    const char *typed = field_list_get(v->in->form, "homepage");

    return typed != NULL && *typed != '\0';
}

static bool submit(visit *v, const journey *j, gint64 revision, submit_outcome *outcome,
                   GError **error)
{
    const secret_digest key = secret_derive(v->token, "submit");
    json_auto_t *answers = form_answers(j->form);
    json_auto_t *keys = intake_keys(answers);
    g_autoptr(receipt) sent = NULL;
    submission what = {
        .key = key.hex,
        .draft_revision = revision,
        .fiscal_year = calendar_fiscal_year(calendar_today()),
        .url = j->draft->url,
        .version = j->draft->version,
        .language = v->language,
        .trapped = is_trapped(v),
        .keys = keys,
    };

    intake_fill(&what, answers);
    return request_submit(v->site->db, &v->scope, &what, outcome, &sent, error);
}

static bool answer_outcome(visit *v, submit_outcome outcome, GError **error)
{
    switch (outcome) {
    case SUBMITTED:
        response_redirect(v->out, "/consultation/receipt");
        return true;
    case SUBMIT_CHANGED:
        form_confirm_again(v, &consultation_way);
        return true;
    case SUBMIT_GONE:
        break;
    }
    return journey_missing(v, error);
}

bool confirm_send(visit *v, GError **error)
{
    const gint64 revision = step_fields_revision(v);
    g_autoptr(journey) j = NULL;
    submit_outcome outcome = SUBMIT_GONE;

    if (revision < 0) {
        page_error(v, 400);
        return true;
    }
    if (!open_complete(v, &j, error)) {
        return false;
    }
    if (j == NULL) {
        return true;
    }
    return submit(v, j, revision, &outcome, error) && answer_outcome(v, outcome, error);
}
