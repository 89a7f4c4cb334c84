#include "pages/staff/contact_change.h"

#include "form/entries.h"
#include "pages/staff/contact_conflict.h"
#include "pages/staff/contact_page.h"
#include "pages/staff/own_form.h"
#include "pages/staff/typed_reason.h"
#include "pages/step_fields.h"

/* A post about a contact, opened. */
typedef struct {
    opened_contact *contact;
    char *reason; /* NULL of a post that has none */
} posted;

static void posted_clear(posted *p)
{
    g_clear_pointer(&p->contact, opened_contact_free);
    g_clear_pointer(&p->reason, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(posted, posted_clear)

/* out->contact is NULL when the visit was answered. */
static bool open_posted(visit *v, bool with_reason, posted *out, GError **error)
{
    out->reason = with_reason ? typed_reason(v) : NULL;
    if ((with_reason && out->reason == NULL) || step_fields_revision(v) < 0) {
        page_error(v, 400);
        return true;
    }
    return opened_contact_open(v, NULL, NULL, &out->contact, error);
}

static response_seen seen_by(const visit *v, const opened_contact *k)
{
    return (response_seen){.number = k->response->stored->number, .saves = step_fields_revision(v)};
}

static void go(visit *v, const opened_contact *k, const char *rest)
{
    g_autofree char *path = g_strconcat(k->response->path, rest, NULL);

    response_redirect(v->out, path);
}

static bool answer_changed(visit *v, response_result *result, const char *reason, GError **error)
{
    g_autoptr(opened_contact) now = NULL;

    if (result->now == NULL) {
        page_error(v, 404);
        return true;
    }
    return opened_contact_of(v, g_steal_pointer(&result->now), &now, error) &&
           (now == NULL || contact_page_changed(v, now, reason, error));
}

/*
 * What was typed before this correction began and comes along with it (staff/contact_closed): {}
 * when nothing does, NULL when it is of no page of ours. The caller owns it.
 */
static json_t *brought_entries(const visit *v, const opened_response *r)
{
    g_autofree char *focus = NULL;

    return field_list_get(v->in->form, "asked") != NULL
               ? step_fields_accept_sheet(v, r->questionnaire, &focus)
               : json_object();
}

/* Whatever stood in the way: what was typed is shown again. */
static bool answer_with_sheet(visit *v, response_result *result, json_t *brought, GError **error)
{
    g_autoptr(opened_contact) now = NULL;

    return opened_contact_of(v, g_steal_pointer(&result->now), &now, error) &&
           (now == NULL || contact_conflict_show(v, now, brought, error));
}

static bool amend(visit *v, const posted *p, json_t *brought, GError **error)
{
    const opened_response *r = p->contact->response;
    json_auto_t *entries = entries_of_answers(r->questionnaire, r->stored->answers);
    json_auto_t *soon = page_sentence(v, "staff_contact_soon", json_object());
    const contact_correction correction = {
        .entries = entries, .reason = p->reason, .soon = json_string_value(soon)};
    const response_seen seen = seen_by(v, p->contact);
    g_auto(response_result) result = {0};

    json_object_update(entries, brought);
    if (!contact_amend(v->site->db, &v->scope, &seen, &correction, &result, error)) {
        return false;
    }
    if (result.outcome != RESPONSE_DONE && result.now != NULL && json_object_size(brought) > 0) {
        return answer_with_sheet(v, &result, brought, error);
    }
    switch (result.outcome) {
    case RESPONSE_DONE:
        go(v, p->contact, "/edit");
        return true;
    case RESPONSE_REFUSED:
        go(v, p->contact, "?needs=amend#amend");
        return true;
    case RESPONSE_CHANGED:
    case RESPONSE_GONE:
        break;
    }
    return answer_changed(v, &result, p->reason, error);
}

bool contact_change_amend(visit *v, GError **error)
{
    g_auto(posted) p = {0};

    if (!open_posted(v, true, &p, error)) {
        return false;
    }
    if (p.contact == NULL) {
        return true;
    }
    if (p.contact->response->stored->answers == NULL) {
        go(v, p.contact, "");
        return true;
    }
    json_auto_t *brought = brought_entries(v, p.contact->response);
    if (brought == NULL) {
        page_error(v, 400);
        return true;
    }
    return amend(v, &p, brought, error);
}

bool contact_discard_page(visit *v, GError **error)
{
    g_autoptr(opened_contact) k = NULL;

    if (!opened_contact_open(v, "contact.view", "discard", &k, error)) {
        return false;
    }
    if (k == NULL) {
        return true;
    }
    if (k->response->stored->entries == NULL) {
        go(v, k, "");
        return true;
    }
    return page_render(v, 200, "staff/contact_discard", opened_contact_view(v, k), error);
}

bool contact_change_discard(visit *v, GError **error)
{
    g_auto(posted) p = {0};
    g_auto(response_result) result = {0};

    if (!open_posted(v, false, &p, error)) {
        return false;
    }
    if (p.contact == NULL) {
        return true;
    }
    const response_seen seen = seen_by(v, p.contact);
    if (!responses_discard(v->site->db, &v->scope, &seen, &result, error)) {
        return false;
    }
    if (result.outcome == RESPONSE_CHANGED) {
        return answer_changed(v, &result, NULL, error);
    }
    /* Of a first draft nothing is left; a second click finds it gone, as it was to be. */
    response_redirect(v->out,
                      result.now != NULL ? p.contact->response->path : p.contact->response->list);
    return true;
}

bool contact_change_withdraw(visit *v, GError **error)
{
    g_auto(posted) p = {0};
    g_auto(response_result) result = {0};

    if (!open_posted(v, true, &p, error)) {
        return false;
    }
    if (p.contact == NULL) {
        return true;
    }
    if (p.reason[0] == '\0') {
        go(v, p.contact, "?needs=withdraw#withdraw");
        return true;
    }
    const response_seen seen = seen_by(v, p.contact);
    if (!contact_withdraw(v->site->db, &v->scope, &seen, p.reason, &result, error)) {
        return false;
    }
    if (result.outcome != RESPONSE_DONE) {
        return answer_changed(v, &result, p.reason, error);
    }
    go(v, p.contact, "");
    return true;
}

static bool show_unmask(visit *v, const own_form *f, GError **error)
{
    g_autoptr(opened_contact) k = NULL;

    if (!opened_contact_open(v, "contact.view", "facts", &k, error)) {
        return false;
    }
    if (k == NULL) {
        return true;
    }
    const own_form_page page = {
        .template = "staff/contact_unmask", .action = v->in->path, .cancel = k->response->path};
    json_t *more = json_pack("{s:s, s:s}", "contact", k->response->path, "contact_no",
                             k->response->stored->number);
    return own_form_show(v, f, &page, more, error);
}

bool contact_unmask_page(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_new(v, "request_unmask", NULL, error);

    return f != NULL && show_unmask(v, f, error);
}

static bool unmask(visit *v, const char *reason, GError **error)
{
    g_autofree char *path = g_strdup_printf("/contacts/%s", v->parameters.values[0]);
    bool found = false;

    if (!contact_unmask(v->site->db, &v->scope, v->parameters.values[0], reason, &found, error)) {
        return false;
    }
    if (found) {
        response_redirect(v->out, path);
    } else {
        page_error(v, 404);
    }
    return true;
}

bool contact_unmask_save(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, "request_unmask", error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;

    if (f == NULL) {
        return *error == NULL;
    }
    return answers != NULL ? unmask(v, json_string_value(json_object_get(answers, "reason")), error)
                           : show_unmask(v, f, error);
}
