#include "pages/staff/contact_page.h"

#include "form/view.h"
#include "pages/staff/contact_history.h"
#include "pages/staff/contact_sheet_view.h"

static void mask_row(json_t *row, bool masked)
{
    const bool hidden = masked && json_is_true(json_object_get(row, "sensitive"));

    json_object_set_new(row, "masked", json_boolean(hidden));
    if (hidden) {
        json_object_set_new(row, "values", json_array());
    }
}

/* Of some eighty questions most are left empty: those are not shown. */
static json_t *answered_rows(const json_t *block, bool masked)
{
    json_t *rows = json_array();
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(block, "rows"), i, row)
    {
        if (!json_is_true(json_object_get(row, "unanswered"))) {
            mask_row(row, masked);
            json_array_append(rows, row);
        }
    }
    return rows;
}

/* True when anything of the section is left. */
static bool settle_section(json_t *section, bool masked)
{
    bool any = false;
    size_t i = 0;
    json_t *block = NULL;

    json_array_foreach(json_object_get(section, "blocks"), i, block)
    {
        json_t *rows = answered_rows(block, masked);
        any = any || json_array_size(rows) > 0;
        json_object_set_new(block, "rows", rows);
    }
    return any;
}

/* Leaves what was answered in a summary; of each row it tells whether it is masked. */
static void settle(json_t *summary, bool masked)
{
    json_t *sections = json_array();
    size_t i = 0;
    json_t *section = NULL;

    json_array_foreach(json_object_get(summary, "sections"), i, section)
    {
        if (settle_section(section, masked)) {
            json_array_append(sections, section);
        }
    }
    json_object_set_new(summary, "sections", sections);
}

/* What holds; of what was never completed, what was typed so far. */
static json_t *answers_view(const visit *v, const opened_contact *k)
{
    const opened_response *r = k->response;
    json_t *view = NULL;
    json_t *hints = NULL;

    if (r->stored->answers != NULL) {
        view = answers_summary_view(r->questionnaire, r->stored->answers, &r->context.form);
        hints = contact_hints_view(v, r->stored->answers);
    } else {
        g_autoptr(form) f = opened_response_form(r);
        json_auto_t *answers = form_answers(f);
        view = form_summary_view(f);
        hints = contact_hints_view(v, answers);
    }
    settle(view, k->masked);
    json_object_set_new(view, "has_hints", json_boolean(json_array_size(hints) > 0 && !k->masked));
    json_object_set_new(view, "hints", hints);
    return view;
}

static bool query_is(const visit *v, const char *name, const char *value)
{
    return g_strcmp0(field_list_single(v->in->query, name), value) == 0;
}

/* The contact with its answers; NULL with a fault. */
static json_t *whole_view(visit *v, const opened_contact *k, GError **error)
{
    json_t *history = contact_history_view(v, k, error);
    json_t *view = NULL;

    if (history == NULL) {
        return NULL;
    }
    view = opened_contact_view(v, k);
    json_object_update_new(view, answers_view(v, k));
    json_object_set_new(view, "has_history", json_boolean(json_array_size(history) > 1));
    json_object_set_new(view, "history", history);
    return view;
}

static bool render(visit *v, int status, const opened_contact *k, const char *reason,
                   GError **error)
{
    json_t *view = whole_view(v, k, error);

    if (view == NULL) {
        return false;
    }
    json_object_set_new(view, "changed", json_boolean(status == 409));
    json_object_set_new(view, "done", json_boolean(query_is(v, "done", "1")));
    json_object_set_new(view, "amend_needs_reason", json_boolean(query_is(v, "needs", "amend")));
    json_object_set_new(view, "withdraw_needs_reason",
                        json_boolean(query_is(v, "needs", "withdraw")));
    json_object_set_new(view, "typed_reason", json_pack("s?", reason));
    return page_render(v, status, "staff/contact", view, error);
}

bool contact_page(visit *v, GError **error)
{
    g_autoptr(opened_contact) k = NULL;

    if (!opened_contact_open(v, "contact.view", "answers", &k, error)) {
        return false;
    }
    return k == NULL || render(v, 200, k, NULL, error);
}

bool contact_page_changed(visit *v, const opened_contact *k, const char *reason, GError **error)
{
    return render(v, 409, k, reason, error);
}

static bool show_revision(visit *v, const opened_contact *k, int revision, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_auto_t *answers =
        responses_answers(v->site->db, &v->scope, k->response->stored->number, revision, &fault);
    json_auto_t *history = fault == NULL ? contact_history_view(v, k, &fault) : NULL;
    json_t *view = NULL;
    json_t *summary = NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (answers == NULL) {
        page_error(v, 404);
        return true;
    }
    summary = answers_summary_view(k->response->questionnaire, answers, &k->response->context.form);
    settle(summary, k->masked);
    view = opened_contact_view(v, k);
    json_object_update(view, contact_history_row(history, revision));
    json_object_update_new(view, summary);
    return page_render(v, 200, "staff/contact_revision", view, error);
}

bool contact_revision_page(visit *v, GError **error)
{
    const int revision = path_number(&v->parameters, 1);
    g_autofree char *part = g_strdup_printf("revision %d", revision);
    g_autoptr(opened_contact) k = NULL;

    if (!opened_contact_open(v, "contact.view", part, &k, error)) {
        return false;
    }
    return k == NULL || show_revision(v, k, revision, error);
}

/* "2026-09-01 14:05", in Tokyo. The caller frees it. */
static char *now_text(void)
{
    enum { TOKYO_SECONDS = 9 * 60 * 60 };
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(TOKYO_SECONDS);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);

    return g_date_time_format(now, "%Y-%m-%d %H:%M");
}

bool contact_print_page(visit *v, GError **error)
{
    g_autofree char *printed = now_text();
    g_autoptr(opened_contact) k = NULL;
    json_t *view = NULL;

    if (!opened_contact_open(v, "contact.print", NULL, &k, error)) {
        return false;
    }
    if (k == NULL) {
        return true;
    }
    view = whole_view(v, k, error);
    if (view == NULL) {
        return false;
    }
    json_object_set_new(view, "printed", json_string(printed));
    json_object_set_new(view, "printed_by", json_string(v->staff->name));
    return page_render(v, 200, "staff/contact_print", view, error);
}
