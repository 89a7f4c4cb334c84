#include "pages/staff/disclosure_record.h"

#include "pages/staff/disclosure_page.h"
#include "pages/staff/disclosure_view.h"
#include "pages/staff/own_form.h"
#include "store/disclosure.h"

static char *path_of(const visit *v)
{
    return g_strdup_printf("/admin/disclosures/%s/records/%s", v->parameters.values[0],
                           v->parameters.values[1]);
}

/* NULL without a fault: it is not there, and 404 was answered. */
static json_t *read_record(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_t *record = disclosure_record(v->site->db, &v->scope, v->parameters.values[0],
                                       v->parameters.values[1], "disclosure.view", &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    if (record == NULL || json_object_get(record, "url") == NULL) {
        g_clear_pointer(&record, json_decref);
        page_error(v, 404);
    }
    return record;
}

bool disclosure_record_page(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.view", error);
    json_auto_t *record = disclosure != NULL ? read_record(v, error) : NULL;
    g_autofree char *path = path_of(v);
    json_t *view = NULL;

    if (record == NULL) {
        return *error == NULL;
    }
    view = disclosure_view_record(v, record, DISCLOSURE_TO_JUDGE, error);
    if (view == NULL) {
        return false;
    }
    json_object_set_new(view, "action", json_string(path));
    /* A response alone is not used by anybody: there is nothing to stop. */
    json_object_set_new(view, "may_stop", json_boolean(v->parameters.values[1][0] != 'K'));
    json_object_set(view, "disclosure", disclosure);
    return page_render(v, 200, "staff/disclosure_record", view, error);
}

/* {"c_name": "2"} of the posted choices; NULL when no page of ours sends such a thing. */
static json_t *posted_choices(const visit *v)
{
    static const char *const own_fields[] = {"key", ":at", NULL};
    json_auto_t *fields = page_fields(v, own_fields);
    json_auto_t *withheld = json_object();
    const char *name = NULL;
    json_t *values = NULL;

    json_object_foreach(fields, name, values)
    {
        const char *code = json_string_value(json_array_get(values, 0));
        if (json_array_size(values) != 1 ||
            (*code != '\0' && !g_strv_contains(disclosure_paragraphs, code))) {
            return NULL;
        }
        if (*code != '\0') {
            json_object_set_new(withheld, name, json_string(code));
        }
    }
    return json_incref(withheld);
}

/* 303 back to the disclosure, or why not. */
static bool answer(visit *v, const char *path, disclosure_outcome outcome)
{
    g_autofree char *saved = g_strconcat(path, "?saved=1#saved", NULL);

    if (outcome == DISCLOSURE_DONE) {
        response_redirect(v->out, saved);
    } else {
        disclosure_refuse(v, outcome == DISCLOSURE_GONE);
    }
    return true;
}

bool disclosure_record_judge(visit *v, GError **error)
{
    json_auto_t *withheld = posted_choices(v);
    g_autofree char *path = path_of(v);
    const withholding what = {
        {disclosure_id(v), v->parameters.values[1]}, own_form_at(v), withheld};
    disclosure_outcome outcome = DISCLOSURE_GONE;

    if (withheld == NULL) {
        page_error(v, 400);
        return true;
    }
    if (what.place.id != NULL &&
        !disclosure_withhold(v->site->db, &v->scope, &what, &outcome, error)) {
        return false;
    }
    return answer(v, path, outcome);
}

static bool suspend(visit *v, bool suspended, GError **error)
{
    const disclosure_place place = {disclosure_id(v), v->parameters.values[1]};
    g_autofree char *path = path_of(v);
    disclosure_outcome outcome = DISCLOSURE_GONE;

    if (place.id != NULL &&
        !disclosure_suspend(v->site->db, &v->scope, &place, suspended, &outcome, error)) {
        return false;
    }
    return answer(v, path, outcome);
}

bool disclosure_record_suspend(visit *v, GError **error)
{
    return suspend(v, true, error);
}

bool disclosure_record_resume(visit *v, GError **error)
{
    return suspend(v, false, error);
}
