#include "pages/staff/request_change.h"

#include "pages/staff/own_form.h"
#include "pages/staff/request_answers.h"
#include "pages/staff/request_page.h"
#include "pages/staff/request_timeline.h"

#include <string.h>

enum { RECEIPT, ITEM }; /* of the path */
enum { JUST_OPENED = -1 };

/* One deed: the form for it, and what becomes of the answers. */
typedef struct {
    const char *kind; /* of request_deed */
    const char *form; /* forms/own */
    const char *asks; /* linkId of what may be refused */
    const char *done; /* where to, when it is not the request itself */
    void (*fill)(request_deed *deed, const json_t *answers);
} deed_form;

static const char *text_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(answers, link_id));
}

static const char *code_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(json_object_get(answers, link_id), "code"));
}

static void fill_note(request_deed *deed, const json_t *answers)
{
    deed->note = text_of(answers, "note");
}

static void fill_state(request_deed *deed, const json_t *answers)
{
    const char *reason = text_of(answers, "reason");

    deed->new_value = code_of(answers, "state");
    deed->note = reason != NULL ? reason : text_of(answers, "note");
}

static void fill_desk(request_deed *deed, const json_t *answers)
{
    deed->new_value = code_of(answers, "desk");
    deed->note = text_of(answers, "note");
}

static void fill_correction(request_deed *deed, const json_t *answers)
{
    deed->new_value = text_of(answers, "right");
    deed->note = text_of(answers, "reason");
}

static const deed_form note_form = {
    .kind = "note", .form = "note", .asks = "note", .fill = fill_note};
static const deed_form state_form = {
    .kind = "state", .form = "request_state", .asks = "state", .fill = fill_state};
static const deed_form desk_form = {.kind = "transfer",
                                    .form = "request_desk",
                                    .asks = "desk",
                                    .done = "/requests/transferred?saved=1#saved",
                                    .fill = fill_desk};
static const deed_form correction_form = {
    .kind = "correction", .form = "request_correction", .asks = "right", .fill = fill_correction};

/*
 * Opens what the page is about, noted as `kind` when it will be shown (NULL: it will not). *out is
 * NULL when the visit was answered; 404 too for the correction of a question that the request does
 * not have.
 */
static bool open_for(visit *v, const deed_form *deed, const char *kind, opened_request **out,
                     GError **error)
{
    json_auto_t *answers = NULL;

    if (!opened_request_open(v, kind, out, error)) {
        return false;
    }
    if (*out == NULL || deed != &correction_form) {
        return true;
    }
    answers = request_answers_view(v, *out);
    if (request_answers_row(answers, v->parameters.values[ITEM]) == NULL) {
        g_clear_pointer(out, opened_request_free);
        page_error(v, 404);
    }
    return true;
}

/* The head of the request, the row that is corrected, and what was done since `seen`. */
static json_t *page_view(const visit *v, const deed_form *deed, const opened_request *r,
                         gint64 seen)
{
    json_auto_t *answers = request_answers_view(v, r);
    json_t *view = request_page_head(v, r);
    const bool changed = seen < r->detail->row->saves;

    json_object_set_new(view, "has_conflict", json_boolean(changed));
    json_object_set_new(view, "conflict",
                        changed ? request_timeline(v, r, answers, seen) : json_array());
    json_object_set(view, "corrected",
                    deed == &correction_form
                        ? request_answers_row(answers, v->parameters.values[ITEM])
                        : json_null());
    return view;
}

static bool show_form(visit *v, const deed_form *deed, const own_form *form, gint64 seen,
                      GError **error)
{
    g_autoptr(opened_request) r = NULL;

    if (!open_for(v, deed, "request.view", &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    const gint64 now = r->detail->row->saves;
    const gint64 made_from = seen == JUST_OPENED ? now : seen;
    const own_form_page page = {.template = "staff/request_form",
                                .action = v->in->path,
                                .cancel = r->path,
                                .at = now,
                                .status = made_from < now ? 409 : 0};

    return own_form_show(v, form, &page, page_view(v, deed, r, made_from), error);
}

static bool deed_page(visit *v, const deed_form *deed, GError **error)
{
    g_autoptr(own_form) form = own_form_new(v, deed->form, NULL, error);

    return form != NULL && show_form(v, deed, form, JUST_OPENED, error);
}

/* Where to when it is done; the number of the path is a valid one then. */
static void go_on(visit *v, const deed_form *deed)
{
    g_autofree char *path =
        g_strdup_printf("/requests/%s?saved=1#saved", v->parameters.values[RECEIPT]);

    response_redirect(v->out, deed->done != NULL ? deed->done : path);
}

static bool answer(visit *v, const deed_form *deed, own_form *form, request_outcome outcome,
                   GError **error)
{
    g_autofree char *refusal = g_strconcat("staff_refused_", deed->asks, NULL);

    switch (outcome) {
    case REQUEST_DONE:
        go_on(v, deed);
        return true;
    case REQUEST_REFUSED:
        own_form_add_issue(form, deed->asks, catalog_get(v->site->texts, v->language, refusal));
        return show_form(v, deed, form, own_form_at(v), error);
    case REQUEST_CHANGED:
        return show_form(v, deed, form, own_form_at(v), error);
    case REQUEST_GONE:
        break;
    }
    page_error(v, 404);
    return true;
}

/*
 * Done before the request is looked at, for the second click on a transfer finds it gone; only a
 * correction must know that there is such a question.
 */
static bool carry_out(visit *v, const deed_form *deed, own_form *form, const json_t *answers,
                      GError **error)
{
    const request_seen seen = {v->parameters.values[RECEIPT], own_form_at(v)};
    g_autoptr(opened_request) r = NULL;
    request_deed what = {.kind = deed->kind};
    request_outcome outcome = REQUEST_GONE;

    deed->fill(&what, answers);
    if (deed == &correction_form) {
        what.item = v->parameters.values[ITEM];
        if (!open_for(v, deed, NULL, &r, error) || r == NULL) {
            return *error == NULL;
        }
    }
    return request_change(v->site->db, &v->scope, &seen, &what, &outcome, error) &&
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
                           : show_form(v, deed, form, own_form_at(v), error);
}

bool request_note_page(visit *v, GError **error)
{
    return deed_page(v, &note_form, error);
}

bool request_note_save(visit *v, GError **error)
{
    return deed_save(v, &note_form, error);
}

bool request_state_page(visit *v, GError **error)
{
    return deed_page(v, &state_form, error);
}

bool request_state_save(visit *v, GError **error)
{
    return deed_save(v, &state_form, error);
}

bool request_desk_page(visit *v, GError **error)
{
    return deed_page(v, &desk_form, error);
}

bool request_desk_save(visit *v, GError **error)
{
    return deed_save(v, &desk_form, error);
}

bool request_correction_page(visit *v, GError **error)
{
    return deed_page(v, &correction_form, error);
}

bool request_correction_save(visit *v, GError **error)
{
    return deed_save(v, &correction_form, error);
}
