#include "pages/staff/responses.h"

#include "base/calendar.h"
#include "base/receipt_number.h"
#include "pages/published_form.h"
#include "pages/staff/named_form_page.h"
#include "pages/staff/response_view.h"
#include "pages/staff/responses_view.h"
#include "pages/step_fields.h"
#include "store/contact.h"

#include <string.h>

enum { ROWS_PER_PAGE = 50 };

/* The cursor of the query; false when the query is none of ours. */
static bool read_cursor(const visit *v, const char **before)
{
    const guint fields = v->in->query->fields->len;

    *before = field_list_single(v->in->query, "before");
    return fields == 0 || (fields == 1 && *before != NULL && response_number_is_valid(*before));
}

static bool show_list(visit *v, const named_form *named, const char *before, GError **error)
{
    const response_filter filter = {
        .url = named->url, .before = before, .limit = ROWS_PER_PAGE + 1};
    const questionnaire *q = published_form(v, named->url, named->version, error);
    g_autoptr(GPtrArray) rows =
        q != NULL ? responses_list(v->site->db, &v->scope, &filter, error) : NULL;
    json_auto_t *desks = rows != NULL ? staff_desks(v->site->db, &v->scope, error) : NULL;
    json_t *view = NULL;

    if (desks == NULL) {
        return false;
    }
    view = responses_view_list(v, named, rows, ROWS_PER_PAGE);
    json_object_update_new(view, responses_view_begin(v, named, desks));
    json_object_set_new(view, "continued", json_boolean(before != NULL));
    json_object_set_new(view, "paper", json_sprintf("/forms/%s/paper", named->name));
    json_object_set_new(view, "active", json_boolean(named->active));
    json_object_set_new(view, "trial", json_boolean(questionnaire_is_experimental(q)));
    json_object_set_new(view, "outside_period",
                        json_boolean(!questionnaire_is_open(q, calendar_today())));
    json_object_set_new(view, "title", json_string(questionnaire_title(q, v->language)));
    json_object_set_new(view, "description", json_pack("s?", questionnaire_description(q)));
    return page_render(v, 200, "staff/responses", view, error);
}

/* A contact belongs to a case: it begins there, and is found there. */
static bool are_contacts(const named_form *named)
{
    return strcmp(named->url, contact_form_url) == 0;
}

bool responses_page(visit *v, GError **error)
{
    g_autoptr(named_form) named = NULL;
    const char *before = NULL;

    if (!read_cursor(v, &before)) {
        page_error(v, 400);
        return true;
    }
    if (!named_form_page(v, &named, error)) {
        return false;
    }
    if (named != NULL && are_contacts(named)) {
        response_redirect(v->out, "/cases/new");
        return true;
    }
    return named == NULL || show_list(v, named, before, error);
}

/* What the first step already knows; NULL when no page of ours sends such a thing. */
static json_t *entries_brought(const visit *v, const questionnaire *q)
{
    const char *step = field_list_single(v->in->form, "step");
    g_autofree char *focus = NULL;

    return step != NULL ? step_fields_accept(v, q, (int)g_ascii_strtoull(step, NULL, 10), &focus)
                        : json_object();
}

/* True when the visit is answered, with 303 to the response or with why there is none. */
static bool start(visit *v, const named_form *named, const json_t *entries, GError **error)
{
    const new_response what = {
        .number = field_list_single(v->in->form, ":number"),
        .url = named->url,
        .version = named->version,
        .language = v->language,
        .desk_code = field_list_single(v->in->form, ":desk"),
        .entries = entries,
        .fiscal_year = calendar_fiscal_year(calendar_today()),
    };
    g_autofree char *number = NULL;
    g_autofree char *path = NULL;

    if (!named->active || what.desk_code == NULL || what.number == NULL ||
        !response_number_is_valid(what.number)) {
        page_error(v, 400);
        return true;
    }
    if (!responses_begin(v->site->db, &v->scope, &what, &number, error)) {
        return false;
    }
    if (number == NULL) {
        page_error(v, 403);
        return true;
    }
    path = g_strdup_printf("/forms/%s/responses/%s/steps/1", named->name, number);
    response_redirect(v->out, path);
    return true;
}

bool responses_start(visit *v, GError **error)
{
    g_autoptr(named_form) named = NULL;
    const questionnaire *q = NULL;

    if (!named_form_page(v, &named, error)) {
        return false;
    }
    if (named == NULL) {
        return true;
    }
    if (are_contacts(named)) {
        page_error(v, 403);
        return true;
    }
    q = published_form(v, named->url, named->version, error);
    if (q == NULL) {
        return false;
    }
    json_auto_t *entries = entries_brought(v, q);
    if (entries == NULL) {
        page_error(v, 400);
        return true;
    }
    return start(v, named, entries, error);
}
