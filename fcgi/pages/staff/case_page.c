#include "pages/staff/case_page.h"

#include "base/receipt_number.h"
#include "pages/staff/case_timeline.h"
#include "pages/staff/case_view.h"
#include "pages/staff/own_form.h"
#include "store/case_file.h"

enum { NOTHING_SEEN = -1 };

json_t *case_of_path(visit *v, const char *kind, GError **error)
{
    const char *number = v->parameters.values[0];
    const questionnaire *log = case_view_log(v, error);
    g_autoptr(GError) fault = NULL;
    json_t *found = NULL;

    if (log == NULL) {
        return NULL;
    }
    if (case_number_is_valid(number)) {
        found = case_file_read(v->site->db, &v->scope, number, kind, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    if (found == NULL) {
        page_error(v, 404);
        return NULL;
    }
    case_view_case(v, log, found);
    return found;
}

/* People whom its person may be, too; only where somebody could do something about it. */
static json_t *duplicates_of(visit *v, const json_t *found, GError **error)
{
    const json_t *person = json_object_get(found, "person");
    const questionnaire *log = case_view_log(v, error);
    json_t *people = NULL;

    if (log == NULL) {
        return NULL;
    }
    if (!json_is_object(person) || v->staff->role < ROLE_DESK) {
        return json_array();
    }
    people = case_file_duplicates(v->site->db, &v->scope,
                                  json_string_value(json_object_get(person, "person_no")), error);
    case_view_people(v, log, people);
    return people;
}

static void add_number(json_t *view)
{
    const receipt_number number = response_number_new(calendar_fiscal_year(calendar_today()));

    json_object_set_new(view, "number", json_string(number.text));
}

static bool show(visit *v, json_t *found, gint64 seen, GError **error)
{
    const char *number = v->parameters.values[0];
    const bool changed = seen != NOTHING_SEEN;
    json_auto_t *officers = case_file_officers(v->site->db, &v->scope, number, error);
    json_auto_t *duplicates = officers != NULL ? duplicates_of(v, found, error) : NULL;

    if (duplicates == NULL) {
        return false;
    }
    json_object_set_new(found, "timeline", case_timeline(v, found));
    json_object_set(found, "officers", officers);
    json_object_set(found, "duplicates", duplicates);
    json_object_set_new(found, "has_duplicates", json_boolean(json_array_size(duplicates) > 0));
    json_object_set_new(found, "me", json_integer(v->staff->id));
    json_object_set_new(
        found, "in_charge",
        json_boolean(json_integer_value(json_object_get(found, "assigned_to")) == v->staff->id));
    json_object_set_new(found, "refused",
                        json_boolean(field_list_get(v->in->query, "refused") != NULL));
    json_object_set_new(found, "has_conflict", json_boolean(changed));
    json_object_set_new(found, "conflict",
                        changed ? case_timeline_events(v, found, seen) : json_array());
    add_number(found);
    return page_render(v, changed ? 409 : 200, "staff/case", json_incref(found), error);
}

static bool open_and_show(visit *v, gint64 seen, GError **error)
{
    json_auto_t *found = case_of_path(v, "case.view", error);

    return found != NULL ? show(v, found, seen, error) : *error == NULL;
}

bool case_page(visit *v, GError **error)
{
    return open_and_show(v, NOTHING_SEEN, error);
}

bool case_page_changed(visit *v, gint64 seen, GError **error)
{
    return open_and_show(v, seen, error);
}
