#include "pages/staff/request_page.h"

#include "base/calendar.h"
#include "base/receipt_number.h"
#include "pages/staff/minute.h"
#include "pages/staff/request_answers.h"
#include "pages/staff/request_timeline.h"
#include "pages/staff/request_view.h"
#include "pages/staff/scene.h"
#include "store/case_file.h"
#include "store/retention_review.h"

enum { NOTHING_SEEN = -1 };

/* {"any", "labels"} of the suggested scenes. */
static json_t *scenes_view(const visit *v, const json_t *answers)
{
    json_auto_t *codes = scene_suggest(answers);
    json_t *labels = json_array();
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(codes, i, code)
    {
        json_array_append_new(labels,
                              json_string(request_view_label(v->site, v->language, "staff_scene_",
                                                             json_string_value(code))));
    }
    return json_pack("{s:b, s:o}", "any", json_array_size(labels) > 0, "labels", labels);
}

json_t *request_page_head(const visit *v, const opened_request *r)
{
    g_autofree char *since = minute_text(r->detail->state_at);
    json_t *view = request_view_row(v, r->detail->row);

    json_object_set_new(view, "path", json_string(r->path));
    json_object_set_new(view, "request_path", json_string(r->path));
    json_object_set_new(view, "at", json_integer(r->detail->row->saves));
    json_object_set_new(view, "may_change", json_boolean(r->may_change));
    json_object_set_new(view, "state_since", json_string(since));
    json_object_set_new(view, "masked_any", json_boolean(r->masked));
    return view;
}

/* Adds what was done with it after a save, when the page is about that. */
static void add_conflict(json_t *view, const visit *v, const opened_request *r,
                         const json_t *answers, gint64 seen)
{
    const bool changed = seen != NOTHING_SEEN;

    json_object_set_new(view, "conflict",
                        changed ? request_timeline(v, r, answers, seen) : json_array());
    json_object_set_new(view, "has_conflict", json_boolean(changed));
}

static json_t *detail_view(const visit *v, const opened_request *r, gint64 seen)
{
    const questionnaire *q = r->questionnaire;
    json_auto_t *answers = request_answers_view(v, r);
    json_t *view = request_page_head(v, r);

    json_object_set_new(view, "form_title", json_string(questionnaire_title(q, v->language)));
    json_object_set_new(view, "form_version", json_string(r->detail->version));
    json_object_set_new(view, "may_export", json_boolean((v->staff->rights & RIGHT_EXPORT) != 0));
    json_object_set_new(view, "scenes", scenes_view(v, r->detail->answers));
    json_object_set_new(view, "events", request_timeline(v, r, answers, 0));
    json_object_set_new(view, "has_events", json_boolean(r->events->len > 0));
    add_conflict(view, v, r, answers, seen);
    json_object_update(view, answers);
    return view;
}

/* Who may be in charge, and whether the session's account is. */
static bool add_officers(visit *v, const opened_request *r, json_t *view, GError **error)
{
    json_t *officers = request_officers(v->site->db, &v->scope, r->detail->row->receipt_no, error);
    size_t i = 0;
    json_t *officer = NULL;

    if (officers == NULL) {
        return false;
    }
    json_array_foreach(officers, i, officer)
    {
        const bool chosen =
            json_integer_value(json_object_get(officer, "id")) == r->detail->assigned_to;
        json_object_set_new(officer, "selected", json_boolean(chosen));
    }
    json_object_set_new(view, "officers", officers);
    json_object_set_new(view, "me", json_integer(v->staff->id));
    json_object_set_new(view, "in_charge", json_boolean(r->detail->assigned_to == v->staff->id));
    return true;
}

/* What administrators are told of its retention. */
static bool add_marks(visit *v, const opened_request *r, json_t *view, GError **error)
{
    json_t *marks = v->staff->role == ROLE_ADMINISTRATOR
                        ? retention_marks(v->site->db, &v->scope, r->detail->row->receipt_no, error)
                        : json_null();

    if (marks == NULL) {
        return false;
    }
    json_object_set_new(view, "marks", marks);
    return true;
}

/* Of the case and the contact that a click would begin, so that two clicks are one. */
static void add_numbers(json_t *view)
{
    const int year = calendar_fiscal_year(calendar_today());
    const receipt_number number = case_number_new(year);
    const receipt_number contact = response_number_new(year);

    json_object_set_new(view, "case_number", json_string(number.text));
    json_object_set_new(view, "contact_number", json_string(contact.text));
}

/* The case that it came to be, or null; "may_open" says whether it can still become one. */
static bool add_case(visit *v, const opened_request *r, json_t *view, GError **error)
{
    json_t *found = case_file_of_request(v->site->db, &v->scope, r->detail->row->receipt_no, error);

    if (found == NULL) {
        return false;
    }
    if (json_is_object(found)) {
        json_object_set_new(
            found, "href",
            json_is_true(json_object_get(found, "seen"))
                ? json_sprintf("/cases/%s", json_string_value(json_object_get(found, "case_no")))
                : json_null());
    }
    json_object_set_new(view, "may_open", json_boolean(r->may_change && json_is_null(found)));
    json_object_set_new(view, "case", found);
    add_numbers(view);
    return true;
}

static bool show(visit *v, const opened_request *r, gint64 seen, GError **error)
{
    json_t *view = detail_view(v, r, seen);

    json_object_set_new(view, "refused",
                        json_boolean(field_list_get(v->in->query, "refused") != NULL));
    if (!add_officers(v, r, view, error) || !add_marks(v, r, view, error) ||
        !add_case(v, r, view, error)) {
        json_decref(view);
        return false;
    }
    return page_render(v, seen != NOTHING_SEEN ? 409 : 200, "staff/request", view, error);
}

static bool open_and_show(visit *v, gint64 seen, GError **error)
{
    g_autoptr(opened_request) r = NULL;

    return opened_request_open(v, "request.view", &r, error) &&
           (r == NULL || show(v, r, seen, error));
}

bool request_page(visit *v, GError **error)
{
    return open_and_show(v, NOTHING_SEEN, error);
}

bool request_page_changed(visit *v, gint64 seen, GError **error)
{
    return open_and_show(v, seen, error);
}

/* "2026-09-01 14:05", in Tokyo. The caller frees it. */
static char *now_text(void)
{
    enum { TOKYO_SECONDS = 9 * 60 * 60 };
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(TOKYO_SECONDS);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);

    return g_date_time_format(now, "%Y-%m-%d %H:%M");
}

bool request_print_page(visit *v, GError **error)
{
    g_autofree char *printed = now_text();
    g_autoptr(opened_request) r = NULL;
    json_t *view = NULL;

    if (!opened_request_open(v, "request.print", &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    view = detail_view(v, r, NOTHING_SEEN);
    json_object_set_new(view, "printed", json_string(printed));
    json_object_set_new(view, "printed_by", json_string(v->staff->name));
    return page_render(v, 200, "staff/request_print", view, error);
}
