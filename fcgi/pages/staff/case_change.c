#include "pages/staff/case_change.h"

#include "pages/staff/case_page.h"
#include "pages/staff/case_timeline.h"
#include "pages/staff/own_form.h"
#include "pages/staff/posted_account.h"
#include "store/case_file.h"

enum { JUST_OPENED = -1 };

/* One deed: the form for it, and what becomes of the answers. */
typedef struct {
    const char *kind; /* of case_deed */
    const char *form; /* forms/own */
    const char *asks; /* linkId of what may be refused */
    const char *done; /* where to, when it is not the case itself */
    void (*fill)(case_deed *deed, const json_t *answers);
} deed_form;

static const char *text_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(answers, link_id));
}

static const char *code_of(const json_t *answers, const char *link_id)
{
    return text_of(json_object_get(answers, link_id), "code");
}

static void fill_desk(case_deed *deed, const json_t *answers)
{
    deed->new_value = code_of(answers, "desk");
}

static void fill_state(case_deed *deed, const json_t *answers)
{
    deed->new_value = code_of(answers, "state");
    deed->outcome = code_of(answers, "outcome");
    deed->outcome_on = text_of(answers, "outcome_date");
}

static void fill_due(case_deed *deed, const json_t *answers)
{
    deed->new_value = text_of(answers, "day");
}

static const deed_form desk_form = {.kind = "transfer",
                                    .form = "request_desk",
                                    .asks = "desk",
                                    .done = "/cases/transferred?saved=1#saved",
                                    .fill = fill_desk};
static const deed_form state_form = {
    .kind = "state", .form = "case_state", .asks = "state", .fill = fill_state};
static const deed_form due_form = {
    .kind = "due", .form = "case_due", .asks = "day", .fill = fill_due};

static bool show_form(visit *v, const own_form *form, gint64 seen, GError **error)
{
    json_auto_t *found = case_of_path(v, "case.view", error);

    if (found == NULL) {
        return *error == NULL;
    }
    const gint64 now = json_integer_value(json_object_get(found, "saves"));
    const gint64 made_from = seen == JUST_OPENED ? now : seen;
    const own_form_page page = {.template = "staff/case_form",
                                .action = v->in->path,
                                .cancel = json_string_value(json_object_get(found, "case_path")),
                                .at = now,
                                .status = made_from < now ? 409 : 0};

    json_object_set_new(found, "has_conflict", json_boolean(made_from < now));
    json_object_set_new(found, "conflict", case_timeline_events(v, found, made_from));
    return own_form_show(v, form, &page, json_incref(found), error);
}

static bool deed_page(visit *v, const deed_form *deed, GError **error)
{
    g_autoptr(own_form) form = own_form_new(v, deed->form, NULL, error);

    return form != NULL && show_form(v, form, JUST_OPENED, error);
}

static void go_on(visit *v, const char *done, const char *how)
{
    g_autofree char *path = g_strdup_printf("/cases/%s?%s=1#%s", v->parameters.values[0], how, how);

    response_redirect(v->out, done != NULL ? done : path);
}

static bool answer(visit *v, const deed_form *deed, own_form *form, case_outcome outcome,
                   GError **error)
{
    g_autofree char *refusal = g_strconcat("staff_case_refused_", deed->asks, NULL);

    switch (outcome) {
    case CASE_DONE:
        go_on(v, deed->done, "saved");
        return true;
    case CASE_REFUSED:
        own_form_add_issue(form, deed->asks, catalog_get(v->site->texts, v->language, refusal));
        return show_form(v, form, own_form_at(v), error);
    case CASE_CHANGED:
        return show_form(v, form, own_form_at(v), error);
    case CASE_TAKEN:
    case CASE_GONE:
        break;
    }
    page_error(v, 404);
    return true;
}

/* Done before the case is looked at, for the second click on a transfer finds it gone. */
static bool carry_out(visit *v, const deed_form *deed, own_form *form, const json_t *answers,
                      GError **error)
{
    const case_seen seen = {v->parameters.values[0], own_form_at(v)};
    case_deed what = {.kind = deed->kind, .note = text_of(answers, "note")};
    case_outcome outcome = CASE_GONE;

    deed->fill(&what, answers);
    return case_file_change(v->site->db, &v->scope, &seen, &what, &outcome, error) &&
           answer(v, deed, form, outcome, error);
}

static bool deed_save(visit *v, const deed_form *deed, GError **error)
{
    g_autoptr(own_form) form = own_form_posted_at(v, deed->form, error);
    json_auto_t *answers = form != NULL ? own_form_answers(form) : NULL;

    if (form == NULL) {
        return *error == NULL;
    }
    return answers != NULL ? carry_out(v, deed, form, answers, error)
                           : show_form(v, form, own_form_at(v), error);
}

bool case_desk_page(visit *v, GError **error)
{
    return deed_page(v, &desk_form, error);
}

bool case_desk_save(visit *v, GError **error)
{
    return deed_save(v, &desk_form, error);
}

bool case_state_page(visit *v, GError **error)
{
    return deed_page(v, &state_form, error);
}

bool case_state_save(visit *v, GError **error)
{
    return deed_save(v, &state_form, error);
}

bool case_due_page(visit *v, GError **error)
{
    return deed_page(v, &due_form, error);
}

bool case_due_save(visit *v, GError **error)
{
    return deed_save(v, &due_form, error);
}

bool case_staff_save(visit *v, GError **error)
{
    const case_seen seen = {v->parameters.values[0], own_form_at(v)};
    case_deed deed = {.kind = "assign"};
    case_outcome outcome = CASE_GONE;

    if (!posted_account(v, &deed.new_value) || seen.saves < 0) {
        page_error(v, 400);
        return true;
    }
    if (!case_file_change(v->site->db, &v->scope, &seen, &deed, &outcome, error)) {
        return false;
    }
    if (outcome == CASE_DONE || outcome == CASE_REFUSED) {
        go_on(v, NULL, outcome == CASE_DONE ? "saved" : "refused");
        return true;
    }
    if (outcome == CASE_CHANGED) {
        return case_page_changed(v, seen.saves, error);
    }
    page_error(v, 404);
    return true;
}
