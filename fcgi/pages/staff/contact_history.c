#include "pages/staff/contact_history.h"

#include "form/view.h"
#include "pages/staff/contact_differences.h"
#include "pages/staff/minute.h"
#include "pages/staff/response_view.h"

static json_t *row_view(const visit *v, const opened_contact *k, const response_revision *made,
                        bool present)
{
    g_autofree char *revised = minute_text(made->revised_at);

    return json_pack(
        "{s:i, s:o, s:s, s:s, s:s, s:s, s:s?}", "revision_number", made->revision, "href",
        present ? json_null() : json_sprintf("%s/revisions/%d", k->response->path, made->revision),
        "status", response_view_status(v, made->status), "revised_by", made->revised_by,
        "revised_at", made->revised_at, "revised", revised, "reason", made->reason);
}

static json_t *summary_of(const opened_contact *k, const json_t *answers)
{
    return answers_summary_view(k->response->questionnaire, answers, &k->response->context.form);
}

/* now is the summary of the revision that row is about; before that of the one before, or NULL. */
static void add_changes(json_t *row, const json_t *before, const json_t *now, bool masked)
{
    json_t *changes = before != NULL ? contact_differences(before, now, masked) : json_array();

    json_object_set_new(row, "first", json_boolean(before == NULL));
    json_object_set_new(row, "has_changes", json_boolean(json_array_size(changes) > 0));
    json_object_set_new(row, "changes", changes);
}

/* Adds the rows of earlier revisions behind that of the present one; false with a fault. */
static bool add_earlier(visit *v, const opened_contact *k, const GPtrArray *earlier, json_t *rows,
                        GError **error)
{
    json_auto_t *now = summary_of(k, k->response->stored->answers);

    for (guint i = 0; i < earlier->len; i++) {
        const response_revision *made = g_ptr_array_index(earlier, i);
        json_auto_t *answers = responses_answers(
            v->site->db, &v->scope, k->response->stored->number, made->revision, error);
        if (answers == NULL) {
            return false;
        }
        json_t *before = summary_of(k, answers);
        add_changes(json_array_get(rows, i), before, now, k->masked);
        json_decref(now);
        now = before;
        json_array_append_new(rows, row_view(v, k, made, false));
    }
    add_changes(json_array_get(rows, json_array_size(rows) - 1), NULL, now, k->masked);
    return true;
}

json_t *contact_history_view(visit *v, const opened_contact *k, GError **error)
{
    const stored_response *stored = k->response->stored;
    const response_revision present = {
        .revision = stored->revision,
        .status = stored->status,
        .reason = stored->reason,
        .revised_by = stored->revised_by,
        .revised_at = stored->revised_at,
    };
    g_autoptr(GPtrArray) earlier = responses_history(v->site->db, &v->scope, stored->number, error);
    json_auto_t *rows = json_array();

    if (earlier == NULL) {
        return NULL;
    }
    if (stored->answers == NULL) {
        return json_incref(rows);
    }
    json_array_append_new(rows, row_view(v, k, &present, true));
    return add_earlier(v, k, earlier, rows, error) ? json_incref(rows) : NULL;
}

json_t *contact_history_row(const json_t *history, int revision)
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
