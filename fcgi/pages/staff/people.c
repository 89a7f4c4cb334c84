#include "pages/staff/people.h"

#include "base/receipt_number.h"
#include "pages/staff/case_view.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "store/case_file.h"
#include "store/people.h"
#include "store/person_key.h"

#include <string.h>

/* NULL without a fault: there is no such person for this session. Caller owns. */
static json_t *read_person(visit *v, const char *number, const char *kind, GError **error)
{
    const questionnaire *log = case_view_log(v, error);
    json_t *found = log != NULL && person_number_is_valid(number)
                        ? person_read(v->site->db, &v->scope, number, kind, error)
                        : NULL;

    if (found != NULL && json_object_get(found, "now") == NULL) {
        case_view_person(v, log, found);
    }
    return found;
}

/* The person of the address. NULL without a fault: answered, by 404 or by the way to whom it is
 * now. */
static json_t *person_of_path(visit *v, const char *kind, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_t *found = read_person(v, v->parameters.values[0], kind, &fault);
    const char *now = json_string_value(json_object_get(found, "now"));

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    if (found == NULL) {
        page_error(v, 404);
        return NULL;
    }
    if (now != NULL) {
        g_autofree char *path = g_strconcat("/people/", now, NULL);
        response_redirect(v->out, path);
        json_decref(found);
        return NULL;
    }
    return found;
}

static void set_minute(json_t *view, const char *name, const char *iso_name)
{
    const char *iso = json_string_value(json_object_get(view, iso_name));
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;

    json_object_set_new(view, name, text != NULL ? json_string(text) : json_null());
}

static void view_merges(json_t *person)
{
    json_t *merges = json_object_get(person, "merges");
    size_t i = 0;
    json_t *merge = NULL;

    json_array_foreach(merges, i, merge)
    {
        set_minute(merge, "when", "at");
        set_minute(merge, "undone", "undone_at");
        json_object_set_new(merge, "undo_href",
                            json_sprintf("/people/%s/merges/%" JSON_INTEGER_FORMAT "/undo",
                                         json_string_value(json_object_get(person, "person_no")),
                                         json_integer_value(json_object_get(merge, "merge_id"))));
    }
    json_object_set_new(person, "has_merges", json_boolean(json_array_size(merges) > 0));
}

static json_t *duplicates_of(visit *v, GError **error)
{
    const questionnaire *log = case_view_log(v, error);
    json_t *people =
        log != NULL ? case_file_duplicates(v->site->db, &v->scope, v->parameters.values[0], error)
                    : NULL;

    case_view_people(v, log, people);
    return people;
}

/* Where those who may be the same are merged with this one. */
static void set_merge_path(json_t *person)
{
    json_object_set_new(
        person, "own_merge_path",
        json_sprintf("%s/merge", json_string_value(json_object_get(person, "href"))));
}

bool person_page(visit *v, GError **error)
{
    json_auto_t *person = person_of_path(v, "person.view", error);
    json_t *duplicates = person != NULL ? duplicates_of(v, error) : NULL;

    if (duplicates == NULL) {
        return *error == NULL;
    }
    view_merges(person);
    set_merge_path(person);
    json_object_set_new(person, "has_duplicates", json_boolean(json_array_size(duplicates) > 0));
    json_object_set_new(person, "duplicates", duplicates);
    json_object_set_new(person, "may_change", json_boolean(v->staff->role >= ROLE_DESK));
    json_object_set_new(person, "refused",
                        json_boolean(field_list_get(v->in->query, "refused") != NULL));
    return page_render(v, 200, "staff/person", json_incref(person), error);
}

/* Without whom: who it may be, and a field for a number. */
static bool show_choice(visit *v, json_t *person, const char *typed, GError **error)
{
    json_t *duplicates = duplicates_of(v, error);

    if (duplicates == NULL) {
        return false;
    }
    json_object_set_new(person, "has_duplicates", json_boolean(json_array_size(duplicates) > 0));
    json_object_set_new(person, "duplicates", duplicates);
    json_object_set_new(person, "typed", json_pack("s?", typed));
    set_merge_path(person);
    return page_render(v, 200, "staff/person_merge_choice", json_incref(person), error);
}

static bool show_both(visit *v, json_t *person, json_t *other, own_form *f, GError **error)
{
    g_autofree char *action = g_strconcat("/people/", v->parameters.values[0], "/merge", NULL);
    g_autofree char *cancel = g_strconcat("/people/", v->parameters.values[0], NULL);
    const own_form_page page = {
        .template = "staff/person_merge",
        .action = action,
        .cancel = cancel,
        .at = json_integer_value(json_object_get(person, "saves")) +
              json_integer_value(json_object_get(other, "saves")),
    };
    json_t *more = json_pack("{s:[O, O], s:O, s:O}", "both", person, other, "person_no",
                             json_object_get(person, "person_no"), "other_no",
                             json_object_get(other, "person_no"));

    return own_form_show(v, f, &page, more, error);
}

/* Both of a merge; f NULL: the form as it is shown first. */
static bool show_merge(visit *v, const char *with, own_form *f, GError **error)
{
    json_auto_t *person = person_of_path(v, "person.view", error);
    g_autofree char *number = with != NULL ? person_key_number(with) : NULL;
    g_autoptr(GError) fault = NULL;
    json_auto_t *other = NULL;
    g_autoptr(own_form) empty = NULL;

    if (person == NULL) {
        return *error == NULL;
    }
    if (number != NULL && strcmp(number, v->parameters.values[0]) != 0) {
        other = read_person(v, number, "person.view", &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (other == NULL || json_object_get(other, "now") != NULL) {
        return show_choice(v, person, with, error);
    }
    if (f == NULL) {
        empty = own_form_new(v, "person_merge", NULL, error);
        f = empty;
    }
    return f != NULL && show_both(v, person, other, f, error);
}

bool person_merge_page(visit *v, GError **error)
{
    return show_merge(v, field_list_single(v->in->query, "with"), NULL, error);
}

static bool answer(visit *v, const char *kept, own_form *f, person_outcome outcome, GError **error)
{
    const char *other = field_list_single(v->in->form, ":person");

    if (outcome == PERSON_CHANGED) {
        own_form_add_issue(f, "keep",
                           catalog_get(v->site->texts, v->language, "staff_person_merge_changed"));
        return show_merge(v, other, f, error);
    }
    if (outcome != PERSON_DONE) {
        page_error(v, 404);
        return true;
    }
    g_autofree char *path = g_strdup_printf("/people/%s?saved=1#saved", kept);
    response_redirect(v->out, path);
    return true;
}

static bool merge(visit *v, own_form *f, const json_t *answers, GError **error)
{
    const char *here = v->parameters.values[0];
    const char *other = field_list_single(v->in->form, ":person");
    const char *keep = json_string_value(json_object_get(json_object_get(answers, "keep"), "code"));
    const bool keeps_other = strcmp(keep, "other") == 0;
    const person_merging what = {
        .winner = keeps_other ? other : here,
        .loser = keeps_other ? here : other,
        .saves = own_form_at(v),
        .reason = json_string_value(json_object_get(answers, "reason")),
    };
    person_outcome outcome = PERSON_GONE;

    return person_merge(v->site->db, &v->scope, &what, &outcome, error) &&
           answer(v, what.winner, f, outcome, error);
}

bool person_merge_save(visit *v, GError **error)
{
    const char *other = field_list_single(v->in->form, ":person");
    g_autoptr(own_form) f = NULL;
    json_auto_t *answers = NULL;

    if (other == NULL || !person_number_is_valid(other)) {
        page_error(v, 400);
        return true;
    }
    f = own_form_posted_at(v, "person_merge", error);
    if (f == NULL) {
        return *error == NULL;
    }
    answers = own_form_answers(f);
    return answers != NULL ? merge(v, f, answers, error) : show_merge(v, other, f, error);
}

bool person_merge_undo(visit *v, GError **error)
{
    const char *number = v->parameters.values[0];
    const char *merge_id = v->parameters.values[1];
    person_outcome outcome = PERSON_GONE;
    guint64 id = 0;

    if (person_number_is_valid(number) &&
        g_ascii_string_to_unsigned(merge_id, 10, 1, G_MAXINT64, &id, NULL) &&
        !person_unmerge(v->site->db, &v->scope, number, merge_id, &outcome, error)) {
        return false;
    }
    if (outcome != PERSON_DONE && outcome != PERSON_REFUSED) {
        page_error(v, 404);
        return true;
    }
    const char *how = outcome == PERSON_DONE ? "saved" : "refused";
    g_autofree char *path = g_strdup_printf("/people/%s?%s=1#%s", number, how, how);
    response_redirect(v->out, path);
    return true;
}
