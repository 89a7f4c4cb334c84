#include "pages/staff/request_charge.h"

#include "pages/staff/own_form.h"
#include "pages/staff/posted_account.h"
#include "pages/staff/request_page.h"

static void go_to(visit *v, const char *more)
{
    g_autofree char *path = g_strdup_printf("/requests/%s%s", v->parameters.values[0], more);

    response_redirect(v->out, path);
}

bool request_staff_save(visit *v, GError **error)
{
    const request_seen seen = {v->parameters.values[0], own_form_at(v)};
    request_deed deed = {.kind = "assign"};
    request_outcome outcome = REQUEST_GONE;

    if (!posted_account(v, &deed.new_value) || seen.saves < 0) {
        page_error(v, 400);
        return true;
    }
    if (!request_change(v->site->db, &v->scope, &seen, &deed, &outcome, error)) {
        return false;
    }
    switch (outcome) {
    case REQUEST_DONE:
        go_to(v, "?saved=1#saved");
        return true;
    case REQUEST_REFUSED:
        go_to(v, "?refused=1#refused");
        return true;
    case REQUEST_CHANGED:
        return request_page_changed(v, seen.saves, error);
    case REQUEST_GONE:
        break;
    }
    page_error(v, 404);
    return true;
}

static bool show_unmask(visit *v, const own_form *form, GError **error)
{
    g_autoptr(opened_request) r = NULL;

    if (!opened_request_open(v, "request.view", &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    const own_form_page page = {
        .template = "staff/request_form", .action = v->in->path, .cancel = r->path};

    return own_form_show(v, form, &page, request_page_head(v, r), error);
}

bool request_unmask_page(visit *v, GError **error)
{
    g_autoptr(own_form) form = own_form_new(v, "request_unmask", NULL, error);

    return form != NULL && show_unmask(v, form, error);
}

static bool unmask(visit *v, const char *reason, GError **error)
{
    bool found = false;

    if (!request_unmask(v->site->db, &v->scope, v->parameters.values[0], reason, &found, error)) {
        return false;
    }
    if (found) {
        go_to(v, "");
    } else {
        page_error(v, 404);
    }
    return true;
}

bool request_unmask_save(visit *v, GError **error)
{
    g_autoptr(own_form) form = own_form_posted(v, "request_unmask", error);
    json_auto_t *answers = form != NULL ? own_form_answers(form) : NULL;

    if (form == NULL) {
        return *error == NULL;
    }
    return answers != NULL ? unmask(v, json_string_value(json_object_get(answers, "reason")), error)
                           : show_unmask(v, form, error);
}
