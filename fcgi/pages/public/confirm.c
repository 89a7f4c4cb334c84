#include "pages/public/confirm.h"

#include "form/view.h"
#include "pages/public/intake.h"
#include "pages/public/journey.h"
#include "pages/public/step.h"

/*
 * Opens a journey that is complete. When it is not, or when there is none, the visit is answered
 * and *out is NULL.
 */
static bool open_complete(visit *v, journey **out, GError **error)
{
    int open_page = 0;

    if (!journey_open(v, out, error)) {
        return false;
    }
    open_page = *out != NULL ? form_first_open_page((*out)->form) : 0;
    if (open_page != 0) {
        step_redirect(v, open_page, STEP_CHECK, true);
        g_clear_pointer(out, journey_free);
    }
    return true;
}

static json_t *confirm_view(const visit *v, const journey *j)
{
    json_t *view = form_summary_view(j->form);

    json_object_set_new(view, "revision", json_integer(j->draft->revision));
    json_object_set_new(view, "last_step",
                        json_integer(questionnaire_page_count(j->questionnaire)));
    json_object_set_new(view, "changed",
                        json_boolean(field_list_get(v->in->query, "changed") != NULL));
    return view;
}

bool confirm_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;

    if (!open_complete(v, &j, error)) {
        return false;
    }
    return j == NULL || page_render(v, 200, "public/confirm", confirm_view(v, j), error);
}

/* The revision that was shown, or -1 when the field is none that we sent. */
static gint64 shown_revision(const visit *v)
{
    const char *text = field_list_single(v->in->form, "revision");
    guint64 revision = 0;

    if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &revision, NULL)) {
        return -1;
    }
    return (gint64)revision;
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
    g_autoptr(receipt) sent = NULL;
    submission what = {
        .key = key.hex,
        .draft_revision = revision,
        .fiscal_year = calendar_fiscal_year(calendar_today()),
        .url = j->draft->url,
        .version = j->draft->version,
        .language = v->language,
        .trapped = is_trapped(v),
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
        response_redirect(v->out, "/consultation/confirm?changed=1#changed");
        return true;
    case SUBMIT_GONE:
        break;
    }
    return journey_missing(v, error);
}

bool confirm_send(visit *v, GError **error)
{
    const gint64 revision = shown_revision(v);
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
