#include "pages/staff/response_page.h"

#include "form/view.h"
#include "pages/staff/minute.h"
#include "pages/staff/response_view.h"

#include <string.h>

static json_t *revision_view(const visit *v, const opened_response *r, const response_revision *old)
{
    g_autofree char *revised = minute_text(old->revised_at);
    g_autofree char *href = g_strdup_printf("%s/revisions/%d", r->path, old->revision);

    return json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:s?}", "revision_number", old->revision,
                     "href", href, "status", response_view_status(v, old->status), "revised_by",
                     old->revised_by, "revised_at", old->revised_at, "revised", revised, "reason",
                     old->reason);
}

static json_t *history_view(visit *v, const opened_response *r, GError **error)
{
    g_autoptr(GPtrArray) history =
        responses_history(v->site->db, &v->scope, r->stored->number, error);
    json_t *views = NULL;

    if (history == NULL) {
        return NULL;
    }
    views = json_array();
    for (guint i = 0; i < history->len; i++) {
        json_array_append_new(views, revision_view(v, r, g_ptr_array_index(history, i)));
    }
    return views;
}

/* What holds; of what was never completed, what was typed so far. */
static json_t *summary(const opened_response *r)
{
    if (r->stored->answers != NULL) {
        return answers_summary_view(r->questionnaire, r->stored->answers, &r->context.form);
    }
    g_autoptr(form) f = opened_response_form(r);
    return form_summary_view(f);
}

/* Where to go on typing: the first page that is not complete, or the last look. */
static json_t *resume_path(const opened_response *r)
{
    if (r->stored->entries == NULL) {
        return json_null();
    }
    g_autoptr(form) f = opened_response_form(r);
    const int page = form_first_open_page(f);
    return page == 0 ? json_sprintf("%s/confirm", r->path)
                     : json_sprintf("%s/steps/%d", r->path, page);
}

static bool query_is(const visit *v, const char *name, const char *value)
{
    return g_strcmp0(field_list_single(v->in->query, name), value) == 0;
}

/* reason: what was typed into the field of that name, to be shown in it again; or NULL. */
static bool render(visit *v, int status, const opened_response *r, const char *reason,
                   GError **error)
{
    json_t *history = history_view(v, r, error);
    json_t *view = NULL;

    if (history == NULL) {
        return false;
    }
    view = response_view_facts(v, r);
    json_object_update_new(view, summary(r));
    json_object_set_new(view, "has_history", json_boolean(json_array_size(history) > 0));
    json_object_set_new(view, "history", history);
    json_object_set_new(view, "resume", resume_path(r));
    json_object_set_new(view, "changed", json_boolean(status == 409));
    json_object_set_new(view, "done", json_boolean(query_is(v, "done", "1")));
    json_object_set_new(view, "amend_needs_reason", json_boolean(query_is(v, "needs", "amend")));
    json_object_set_new(view, "withdraw_needs_reason",
                        json_boolean(query_is(v, "needs", "withdraw")));
    json_object_set_new(view, "typed_reason", json_pack("s?", reason));
    return page_render(v, status, "staff/response", view, error);
}

bool response_page(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (!opened_response_open(v, "answers", &r, error)) {
        return false;
    }
    return r == NULL || render(v, 200, r, NULL, error);
}

bool response_page_changed(visit *v, const opened_response *r, const char *reason, GError **error)
{
    return render(v, 409, r, reason, error);
}

/* The row of the history that the address asks for; NULL when there is none. Borrowed. */
static json_t *find_revision(const json_t *history, int revision)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(history, i, row)
    {
        if (json_integer_value(json_object_get(row, "revision_number")) == revision) {
            return row;
        }
    }
    return NULL;
}

static bool show_revision(visit *v, const opened_response *r, int revision, GError **error)
{
    json_auto_t *history = history_view(v, r, error);
    json_t *row = find_revision(history, revision);
    g_autoptr(GError) fault = NULL;
    json_auto_t *answers =
        row != NULL ? responses_answers(v->site->db, &v->scope, r->stored->number, revision, &fault)
                    : NULL;
    json_t *view = NULL;

    if (history == NULL) {
        return false;
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (answers == NULL) {
        page_error(v, 404);
        return true;
    }
    view = response_view_facts(v, r);
    json_object_update(view, row);
    json_object_update_new(view, answers_summary_view(r->questionnaire, answers, &r->context.form));
    return page_render(v, 200, "staff/response_revision", view, error);
}

bool response_revision_page(visit *v, GError **error)
{
    const int revision = path_number(&v->parameters, 2);
    g_autofree char *part = g_strdup_printf("revision %d", revision);
    g_autoptr(opened_response) r = NULL;

    if (!opened_response_open(v, part, &r, error)) {
        return false;
    }
    return r == NULL || show_revision(v, r, revision, error);
}
