#include "pages/staff/report_page.h"

#include "pages/staff/edit_page.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "pages/staff/report_figures.h"
#include "pages/staff/report_paper.h"
#include "store/report.h"

static const edit_subject drafts = {
    .form = "report",
    .read = "report_edit",
    .save = "report_save",
    .template = "staff/report_edit",
    .list = "/reports",
    .new_path = "/reports/new",
    .has_page = true,
};

json_t *report_of_path(visit *v, const char *audit_kind, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_t *report =
        report_read(v->site->db, &v->scope, v->parameters.values[0], audit_kind, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (report == NULL) {
        page_error(v, 404);
    }
    return report;
}

static void add_minute(json_t *view, const json_t *report, const char *name)
{
    const char *iso = json_string_value(json_object_get(report, name));
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;

    json_object_set_new(view, name, text != NULL ? json_string(text) : json_null());
}

/* stopped: why it was not kept ("report_changed", "report_is_kept"); or NULL. */
static bool show(visit *v, const json_t *report, const char *stopped, GError **error)
{
    json_auto_t *figures = report_figures(v, report, error);
    g_autofree char *key = g_strconcat("staff_refused_", stopped, NULL);

    if (figures == NULL) {
        return false;
    }
    json_t *view = json_pack(
        "{s:O, s:O, s:O, s:O, s:O, s:b, s:o, s:o}", "id", json_object_get(report, "id"), "title",
        json_object_get(report, "title"), "at", json_object_get(report, "saves"), "saved_by",
        json_object_get(report, "saved_by"), "kept_by", json_object_get(report, "kept_by"),
        "may_write", v->staff->role >= ROLE_DESK, "paper", report_paper_view(v, report, figures),
        "refusal", stopped != NULL ? page_sentence(v, key, json_object()) : json_null());
    add_minute(view, report, "saved_at");
    add_minute(view, report, "kept_at");
    return page_render(v, stopped != NULL ? 409 : 200, "staff/report", view, error);
}

bool report_page(visit *v, GError **error)
{
    json_auto_t *report = report_of_path(v, "report.view", error);

    return report != NULL ? show(v, report, NULL, error) : *error == NULL;
}

bool report_edit_page(visit *v, GError **error)
{
    return edit_page(v, &drafts, error);
}

bool report_edit_save(visit *v, GError **error)
{
    return edit_page_save(v, &drafts, error);
}

/* It was not kept: the paper as it is now, and why. */
static bool show_stopped(visit *v, const edit_result *result, GError **error)
{
    json_auto_t *report = report_of_path(v, "report.view", error);
    const char *reason = result->outcome == EDIT_REFUSED ? result->reason : "report_changed";

    return report != NULL ? show(v, report, reason, error) : *error == NULL;
}

static bool keep(visit *v, const json_t *report, gint64 at, GError **error)
{
    const report_seen seen = {.number = v->parameters.values[0], .at = at};
    json_auto_t *figures = report_figures(v, report, error);
    g_auto(edit_result) result = {0};
    g_autofree char *path = NULL;

    if (figures == NULL || !report_keep(v->site->db, &v->scope, &seen, figures, &result, error)) {
        return false;
    }
    if (result.outcome == EDIT_GONE) {
        page_error(v, 404);
        return true;
    }
    if (result.outcome != EDIT_DONE) {
        return show_stopped(v, &result, error);
    }
    path = g_strconcat("/reports/", seen.number, "?saved=1#saved", NULL);
    response_redirect(v->out, path);
    return true;
}

bool report_page_keep(visit *v, GError **error)
{
    const gint64 at = own_form_at(v);

    if (at < 0) {
        page_error(v, 400);
        return true;
    }
    json_auto_t *report = report_of_path(v, NULL, error);
    return report != NULL ? keep(v, report, at, error) : *error == NULL;
}
