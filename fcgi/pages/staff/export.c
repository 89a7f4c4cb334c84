#include "pages/staff/export.h"

#include "pages/published_form.h"
#include "pages/staff/export_choices.h"
#include "pages/staff/export_package.h"
#include "pages/staff/export_parts.h"
#include "pages/staff/own_form.h"
#include "pages/staff/request_query.h"

/* What the page is a download of. */
static const export_subject *subject_of(const visit *v)
{
    return g_str_equal(v->in->path, export_of_contacts.path) ? &export_of_contacts
                                                             : &export_of_requests;
}

static bool show(visit *v, const own_form *f, GError **error)
{
    const own_form_page page = {
        .template = "staff/export",
        .action = subject_of(v)->path,
        .cancel = subject_of(v)->cancel,
    };

    return own_form_show(v, f, &page, NULL, error);
}

bool export_page(visit *v, GError **error)
{
    g_auto(request_query) query = {0};
    json_auto_t *answers = NULL;
    g_autoptr(own_form) f = NULL;

    if (!request_query_read(v, &query)) {
        page_error(v, 400);
        return true;
    }
    answers = export_choices_first(v, &query.filter);
    f = own_form_new(v, export_of_requests.form, answers, error);
    return f != NULL && show(v, f, error);
}

bool export_contacts_page(visit *v, GError **error)
{
    json_auto_t *answers = export_choices_first(v, NULL);
    g_autoptr(own_form) f = own_form_new(v, export_of_contacts.form, answers, error);

    return f != NULL && show(v, f, error);
}

/* The buttons of the page of replacements: "take" and "back". */
static bool was_pressed(const visit *v, const char *button)
{
    return g_strcmp0(field_list_single(v->in->form, "action"), button) == 0;
}

/* What CP932 lacks, before anything leaves; the same choices are posted again from there. */
static bool show_replaced(visit *v, const export_parts *parts, GError **error)
{
    static const char *const not_kept[] = {"key", "action", NULL};
    json_t *view = replacements_view(parts->report);

    json_object_set_new(view, "action", json_string(subject_of(v)->path));
    json_object_set_new(view, "fields", page_kept_fields(v, not_kept));
    json_object_set_new(view, "count",
                        page_sentence(v, "staff_replaced_count",
                                      json_pack("{s:O}", "count", json_object_get(view, "total"))));
    return page_render(v, 200, "staff/export_replaced", view, error);
}

/* True, with the page answered, when something would be replaced. */
static bool check(visit *v, const export_choices *choices, const questionnaire *q, bool *answered,
                  GError **error)
{
    g_auto(export_parts) parts = {0};

    if (!export_parts_make(v, choices, q, true, &parts, error)) {
        return false;
    }
    *answered = replacements_total(parts.report) > 0;
    return !*answered || show_replaced(v, &parts, error);
}

static bool make(visit *v, const export_choices *choices, const questionnaire *q, GError **error)
{
    g_auto(export_parts) parts = {0};
    bool answered = false;

    if (choices->cp932 && !was_pressed(v, "take") && !check(v, choices, q, &answered, error)) {
        return false;
    }
    return answered || (export_parts_make(v, choices, q, false, &parts, error) &&
                        export_package_send(v, &parts, error));
}

static void add_order_issue(const visit *v, own_form *f)
{
    json_auto_t *message = page_sentence(v, "staff_export_order", NULL);

    own_form_add_issue(f, "until", json_string_value(message));
}

bool export_make(visit *v, GError **error)
{
    json_auto_t *known = export_choices_known(v);
    g_autoptr(own_form) f = own_form_posted_knowing(v, subject_of(v)->form, known, error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;
    const questionnaire *q = NULL;
    g_auto(export_choices) choices = {.subject = subject_of(v)};

    if (f == NULL) {
        return *error == NULL;
    }
    if (answers == NULL || was_pressed(v, "back")) {
        return show(v, f, error);
    }
    q = published_form(v, choices.subject->url, NULL, error);
    if (q == NULL) {
        return false;
    }
    if (!export_choices_read(answers, q, &choices)) {
        add_order_issue(v, f);
        return show(v, f, error);
    }
    return make(v, &choices, q, error);
}
