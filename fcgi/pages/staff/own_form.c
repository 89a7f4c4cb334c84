#include "pages/staff/own_form.h"

#include "form/entries.h"
#include "form/form.h"
#include "form/view.h"
#include "pages/staff/staff_context.h"
#include "pages/staff/view_issue.h"
#include "pages/step_fields.h"

enum { ONLY_PAGE = 1, NO_NUMBER = -1 };

typedef struct {
    char *link_id;
    char *message;
} own_issue;

struct own_form {
    const questionnaire *q;
    staff_context context;
    form *form;
    GArray *issues; /* of own_issue */
    bool posted;
    bool row_changed;
};

static void clear_issue(gpointer data)
{
    own_issue *issue = data;

    g_free(issue->link_id);
    g_free(issue->message);
}

void own_form_free(own_form *f)
{
    if (f == NULL) {
        return;
    }
    g_array_unref(f->issues);
    g_clear_pointer(&f->form, form_free);
    staff_context_clear(&f->context);
    g_free(f);
}

/* Evaluates the entries. */
static own_form *make(visit *v, const questionnaire *q, const json_t *entries, GError **error)
{
    g_autoptr(own_form) f = g_new0(own_form, 1);

    f->q = q;
    f->issues = g_array_new(FALSE, FALSE, sizeof(own_issue));
    g_array_set_clear_func(f->issues, clear_issue);
    if (!staff_context_open(v, q, &f->context, error)) {
        return NULL;
    }
    f->form = form_evaluate(q, entries, &f->context.form);
    return g_steal_pointer(&f);
}

own_form *own_form_new(visit *v, const char *name, const json_t *answers, GError **error)
{
    const questionnaire *q = own_forms_get(v->site->own_forms, name);
    json_auto_t *entries = answers != NULL ? entries_of_answers(q, answers) : json_object();

    return make(v, q, entries, error);
}

own_form *own_form_posted(visit *v, const char *name, GError **error)
{
    return own_form_posted_knowing(v, name, NULL, error);
}

own_form *own_form_posted_at(visit *v, const char *name, GError **error)
{
    if (own_form_at(v) < 0) {
        page_error(v, 400);
        return NULL;
    }
    return own_form_posted(v, name, error);
}

own_form *own_form_posted_knowing(visit *v, const char *name, json_t *known, GError **error)
{
    const questionnaire *q = own_forms_get(v->site->own_forms, name);
    g_autofree char *focus = NULL;
    json_auto_t *entries = step_fields_accept(v, q, ONLY_PAGE, &focus);
    own_form *f = NULL;

    if (entries == NULL) {
        page_error(v, 400);
        return NULL;
    }
    json_object_update(entries, known);
    f = make(v, q, entries, error);
    if (f != NULL) {
        f->posted = true;
        f->row_changed = focus != NULL;
    }
    return f;
}

static guint issue_count(const own_form *f)
{
    return form_issue_count(f->form, 0) + f->issues->len;
}

json_t *own_form_answers(const own_form *f)
{
    const bool settled =
        !f->row_changed && issue_count(f) == 0 && !form_has_unasked(f->form, ONLY_PAGE);

    return settled ? form_answers(f->form) : NULL;
}

gint64 own_form_at(const visit *v)
{
    const char *text = field_list_single(v->in->form, ":at");
    guint64 at = 0;

    /* SQL counts one further. */
    if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64 - 1, &at, NULL)) {
        return NO_NUMBER;
    }
    return (gint64)at;
}

void own_form_add_issue(own_form *f, const char *link_id, const char *message)
{
    const own_issue issue = {g_strdup(link_id), g_strdup(message)};

    g_array_append_val(f->issues, issue);
}

/* Shows an issue of the store as those of the engine are shown. */
static void set_issue(json_t *view, const own_issue *issue)
{
    json_t *node = view_issue_node(json_object_get(view, "items"), issue->link_id);

    g_assert(node != NULL);
    view_issue_add(view, node, issue->message);
}

static int status_of(const own_form *f, const own_form_page *page)
{
    if (page->status != 0) {
        return page->status;
    }
    return f->posted && issue_count(f) > 0 ? 422 : 200;
}

bool own_form_show(visit *v, const own_form *f, const own_form_page *page, json_t *more,
                   GError **error)
{
    json_auto_t *owned = more;
    const bool checks = f->posted && !f->row_changed;
    json_t *view = form_page_view(f->form, ONLY_PAGE, checks);

    for (guint i = 0; i < f->issues->len; i++) {
        set_issue(view, &g_array_index(f->issues, own_issue, i));
    }
    json_object_set_new(view, "form_title", json_string(questionnaire_title(f->q, v->language)));
    json_object_set_new(view, "action", json_string(page->action));
    json_object_set_new(view, "cancel", json_string(page->cancel));
    json_object_set_new(view, "at", json_integer(page->at));
    json_object_set_new(
        view, "issues_title",
        page_sentence(v, "issues_title", json_pack("{s:i}", "count", (int)issue_count(f))));
    json_object_set_new(
        view, "more",
        json_boolean(checks && issue_count(f) == 0 && form_has_unasked(f->form, ONLY_PAGE)));
    json_object_update(view, owned);
    return page_render(v, status_of(f, page), page->template, view, error);
}
