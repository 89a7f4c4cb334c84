#include "pages/staff/response_change.h"

#include "form/entries.h"
#include "pages/staff/response_page.h"
#include "pages/staff/response_view.h"
#include "pages/staff/typed_reason.h"
#include "pages/step_fields.h"

/*
 * Opens the response that a post is about, which must carry a revision. *out is NULL when the visit
 * was answered.
 */
static bool open_posted(visit *v, opened_response **out, GError **error)
{
    *out = NULL;
    if (step_fields_revision(v) < 0) {
        page_error(v, 400);
        return true;
    }
    return opened_response_open(v, NULL, out, error);
}

static response_seen seen_by(const visit *v, const opened_response *r)
{
    return (response_seen){.number = r->stored->number, .saves = step_fields_revision(v)};
}

/* The response's page, which asks for the reason that is missing. */
static void ask_for_reason(visit *v, const opened_response *r, const char *what)
{
    g_autofree char *path = g_strdup_printf("%s?needs=%s#%s", r->path, what, what);

    response_redirect(v->out, path);
}

/* Answers what was not done, because somebody was quicker. */
static bool answer_changed(visit *v, response_result *result, const char *reason, GError **error)
{
    g_autoptr(opened_response) now = NULL;

    if (result->now == NULL) {
        page_error(v, 404);
        return true;
    }
    return opened_response_of(v, g_steal_pointer(&result->now), &now, error) &&
           response_page_changed(v, now, reason, error);
}

/*
 * The entries that give the answers that hold, and in them what came along. NULL when what came
 * along is of no page of ours. *step is its number, 0 when nothing did.
 */
static json_t *correction_entries(const visit *v, const opened_response *r, int *step)
{
    const char *number = field_list_single(v->in->form, "step");
    g_autofree char *focus = NULL;
    json_t *entries = entries_of_answers(r->questionnaire, r->stored->answers);
    json_auto_t *brought = NULL;

    *step = number != NULL ? (int)g_ascii_strtoull(number, NULL, 10) : 0;
    if (*step == 0) {
        return entries;
    }
    brought = step_fields_accept(v, r->questionnaire, *step, &focus);
    if (brought == NULL) {
        json_decref(entries);
        return NULL;
    }
    json_object_update(entries, brought);
    return entries;
}

static void go_correcting(visit *v, const opened_response *r, int step)
{
    if (step > 0) {
        form_step_redirect(v, &r->way, step, STEP_PLAIN, true);
    } else {
        g_autofree char *path = g_strconcat(r->path, "/confirm", NULL);
        response_redirect(v->out, path);
    }
}

static bool amend(visit *v, const opened_response *r, const char *reason, GError **error)
{
    int step = 0;
    json_auto_t *entries = correction_entries(v, r, &step);
    const response_correction correction = {.entries = entries, .reason = reason};
    const response_seen seen = seen_by(v, r);
    g_auto(response_result) result = {0};

    if (entries == NULL) {
        page_error(v, 400);
        return true;
    }
    if (!responses_amend(v->site->db, &v->scope, &seen, &correction, &result, error)) {
        return false;
    }
    if (result.outcome != RESPONSE_DONE) {
        return answer_changed(v, &result, reason, error);
    }
    go_correcting(v, r, step);
    return true;
}

bool response_amend(visit *v, GError **error)
{
    g_autofree char *reason = typed_reason(v);
    g_autoptr(opened_response) r = NULL;

    if (reason == NULL) {
        page_error(v, 400);
        return true;
    }
    if (!open_posted(v, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    if (r->stored->answers == NULL) {
        response_redirect(v->out, r->path);
        return true;
    }
    if (reason[0] == '\0') {
        ask_for_reason(v, r, "amend");
        return true;
    }
    return amend(v, r, reason, error);
}

bool response_discard_page(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (!opened_response_open(v, NULL, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    if (r->stored->entries == NULL) {
        response_redirect(v->out, r->path);
        return true;
    }
    return page_render(v, 200, "staff/response_discard", response_view_facts(v, r), error);
}

bool response_discard(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;
    g_auto(response_result) result = {0};

    if (!open_posted(v, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    const response_seen seen = seen_by(v, r);
    if (!responses_discard(v->site->db, &v->scope, &seen, &result, error)) {
        return false;
    }
    if (result.outcome == RESPONSE_CHANGED) {
        return answer_changed(v, &result, NULL, error);
    }
    /* Of a first filling-in nothing is left; a second click finds it gone, as it was to be. */
    response_redirect(v->out, result.now != NULL ? r->path : r->list);
    return true;
}

bool response_withdraw(visit *v, GError **error)
{
    g_autofree char *reason = typed_reason(v);
    g_autoptr(opened_response) r = NULL;
    g_auto(response_result) result = {0};

    if (reason == NULL) {
        page_error(v, 400);
        return true;
    }
    if (!open_posted(v, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    if (reason[0] == '\0') {
        ask_for_reason(v, r, "withdraw");
        return true;
    }
    const response_seen seen = seen_by(v, r);
    if (!responses_withdraw(v->site->db, &v->scope, &seen, reason, &result, error)) {
        return false;
    }
    if (result.outcome != RESPONSE_DONE) {
        return answer_changed(v, &result, reason, error);
    }
    response_redirect(v->out, r->path);
    return true;
}
