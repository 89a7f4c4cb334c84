#include "pages/staff/disclosure_page.h"

#include "base/receipt_number.h"
#include "pages/staff/disclosure_view.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "store/disclosure.h"

const char *disclosure_id(const visit *v)
{
    guint64 id = 0;
    const char *text = v->parameters.values[0];

    return g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &id, NULL) ? text : NULL;
}

void disclosure_refuse(visit *v, bool gone)
{
    page_error(v, gone ? 404 : 409);
}

static void add_paths(json_t *disclosure)
{
    const char *href = json_string_value(json_object_get(disclosure, "href"));
    const char *saved_at = json_string_value(json_object_get(disclosure, "saved_at"));
    g_autofree char *saved = minute_text(saved_at);
    size_t i = 0;
    json_t *record = NULL;

    json_object_set_new(disclosure, "saved_minute", json_string(saved));
    json_array_foreach(json_object_get(disclosure, "records"), i, record)
    {
        const char *subject = json_string_value(json_object_get(record, "subject"));
        json_object_set_new(record, "path", json_sprintf("%s/records/%s", href, subject));
        json_object_set_new(
            record, "count",
            json_integer((json_int_t)json_object_size(json_object_get(record, "withheld"))));
    }
    json_object_set_new(disclosure, "none", json_boolean(i == 0));
}

json_t *disclosure_of_path(visit *v, const char *audit_kind, GError **error)
{
    const char *id = disclosure_id(v);
    g_autoptr(GError) fault = NULL;
    json_t *found =
        id != NULL ? disclosure_read(v->site->db, &v->scope, id, audit_kind, &fault) : NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    if (found == NULL) {
        page_error(v, 404);
        return NULL;
    }
    disclosure_view_name(v, found);
    add_paths(found);
    return found;
}

/* found: candidates of a search, reference stolen; NULL when nothing was searched for. */
static bool show(visit *v, const json_t *disclosure, const own_form *f, json_t *found,
                 GError **error)
{
    const char *href = json_string_value(json_object_get(disclosure, "href"));
    g_autofree char *action = g_strconcat(href, "/search", NULL);
    const own_form_page page = {.template = "staff/disclosure", .action = action, .cancel = NULL};
    json_t *more = json_pack("{s:O, s:b, s:b}", "disclosure", disclosure, "searched", found != NULL,
                             "found_none", found != NULL && json_array_size(found) == 0);
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(found, i, row)
    {
        json_object_set_new(row, "path",
                            json_sprintf("%s/records/%s", href,
                                         json_string_value(json_object_get(row, "subject"))));
    }
    json_object_set_new(more, "found", found != NULL ? found : json_array());
    return own_form_show(v, f, &page, more, error);
}

bool disclosure_page(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.view", error);
    g_autoptr(own_form) f = NULL;

    if (disclosure == NULL) {
        return *error == NULL;
    }
    f = own_form_new(v, "disclosure_search", NULL, error);
    return f != NULL && show(v, disclosure, f, NULL, error);
}

/* Puts a record to the disclosure or takes it away, and leads back. */
static bool put(visit *v, const char *subject, bool away, GError **error)
{
    const disclosure_place place = {disclosure_id(v), subject};
    disclosure_outcome outcome = DISCLOSURE_GONE;
    g_autofree char *path = NULL;

    if (place.id != NULL &&
        !disclosure_pick(v->site->db, &v->scope, &place, away, &outcome, error)) {
        return false;
    }
    if (outcome != DISCLOSURE_DONE) {
        disclosure_refuse(v, outcome == DISCLOSURE_GONE);
        return true;
    }
    path = g_strdup_printf("/admin/disclosures/%s?saved=1#saved", place.id);
    response_redirect(v->out, path);
    return true;
}

bool disclosure_pick_record(visit *v, GError **error)
{
    return put(v, v->parameters.values[1], false, error);
}

bool disclosure_drop_record(visit *v, GError **error)
{
    return put(v, v->parameters.values[1], true, error);
}

static bool search(visit *v, const json_t *disclosure, const own_form *f, const json_t *answers,
                   GError **error)
{
    const char *sought = json_string_value(json_object_get(answers, "sought"));
    g_autofree char *number = g_strstrip(g_ascii_strup(sought, -1));
    json_t *found = NULL;

    if (document_number_is_valid(number)) {
        return put(v, number, false, error);
    }
    found = disclosure_search(v->site->db, &v->scope, v->parameters.values[0], sought, error);
    return found != NULL && show(v, disclosure, f, found, error);
}

bool disclosure_find(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.view", error);
    g_autoptr(own_form) f = NULL;

    if (disclosure == NULL) {
        return *error == NULL;
    }
    f = own_form_posted(v, "disclosure_search", error);
    if (f == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = own_form_answers(f);
    return answers != NULL ? search(v, disclosure, f, answers, error)
                           : show(v, disclosure, f, NULL, error);
}

static bool show_close(visit *v, const json_t *disclosure, const own_form *f, GError **error)
{
    const char *href = json_string_value(json_object_get(disclosure, "href"));
    g_autofree char *action = g_strconcat(href, "/close", NULL);
    const own_form_page page = {
        .template = "staff/disclosure_close",
        .action = action,
        .cancel = href,
        .at = json_integer_value(json_object_get(disclosure, "saves")),
    };

    return own_form_show(v, f, &page, json_pack("{s:O}", "disclosure", disclosure), error);
}

bool disclosure_close_page(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.view", error);
    g_autoptr(own_form) f = NULL;

    if (disclosure == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = json_pack("{s:O*}", "note", json_object_get(disclosure, "note"));
    f = own_form_new(v, "disclosure_close", answers, error);
    return f != NULL && show_close(v, disclosure, f, error);
}

static bool decide(visit *v, const json_t *disclosure, const json_t *answers, GError **error)
{
    const disclosure_decision decision = {v->parameters.values[0], own_form_at(v), answers};
    disclosure_outcome outcome = DISCLOSURE_GONE;
    g_autofree char *path =
        g_strconcat(json_string_value(json_object_get(disclosure, "href")), "?saved=1#saved", NULL);

    if (!disclosure_close(v->site->db, &v->scope, &decision, &outcome, error)) {
        return false;
    }
    if (outcome == DISCLOSURE_DONE) {
        response_redirect(v->out, path);
    } else {
        disclosure_refuse(v, outcome == DISCLOSURE_GONE);
    }
    return true;
}

bool disclosure_close_save(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.view", error);
    g_autoptr(own_form) f = NULL;

    if (disclosure == NULL) {
        return *error == NULL;
    }
    f = own_form_posted(v, "disclosure_close", error);
    if (f == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = own_form_answers(f);
    return answers != NULL ? decide(v, disclosure, answers, error)
                           : show_close(v, disclosure, f, error);
}
