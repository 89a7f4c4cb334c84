#include "pages/staff/case_new.h"

#include "base/receipt_number.h"
#include "pages/staff/case_facts.h"
#include "pages/staff/case_open.h"
#include "pages/staff/case_page.h"
#include "pages/staff/person_form.h"
#include "store/case_file.h"
#include "store/request.h"

#include <string.h>

/* What the person is wanted for, besides a new record. */
typedef struct {
    const char *receipt_no; /* this request, or NULL */
    const char *case_no;    /* this anonymous case, or NULL */
} purpose;

/* True when what a page of ours, or a link of ours, says is a purpose. */
static bool read_purpose(const field_list *fields, const char *receipt_name, const char *case_name,
                         purpose *what)
{
    what->receipt_no = field_list_single(fields, receipt_name);
    what->case_no = field_list_single(fields, case_name);
    return (what->receipt_no == NULL || receipt_number_is_valid(what->receipt_no)) &&
           (what->case_no == NULL || case_number_is_valid(what->case_no)) &&
           (what->receipt_no == NULL || what->case_no == NULL);
}

/* Whose saves a change of the anonymous case goes by; false: answered with 404, or a fault. */
static bool read_saves(visit *v, const purpose *what, gint64 *saves, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_auto_t *found = NULL;

    *saves = 0;
    if (what->case_no == NULL) {
        return true;
    }
    found = case_file_read(v->site->db, &v->scope, what->case_no, NULL, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (found == NULL) {
        page_error(v, 404);
        return false;
    }
    *saves = json_integer_value(json_object_get(found, "saves"));
    return true;
}

static const char *const page_fields_alone[] = {"key",   ":at",     ":receipt", ":case", ":number",
                                                ":desk", ":person", ":contact", NULL};

/* found: of person_form_find(), reference stolen; NULL when nothing was searched for. */
static bool show(visit *v, const own_form *f, const purpose *what, json_t *found, GError **error)
{
    const int year = calendar_fiscal_year(calendar_today());
    const receipt_number number = case_number_new(year);
    const receipt_number record = response_number_new(year);
    const own_form_page page = {.template = "staff/case_new", .action = "/cases/search"};
    json_auto_t *result = found != NULL ? found : json_null();
    json_t *more = case_open_desks(v, error);
    gint64 saves = 0;

    if (more == NULL || !read_saves(v, what, &saves, error)) {
        json_decref(more);
        return *error == NULL;
    }
    json_object_update_new(more, json_pack("{s:b, s:O, s:b, s:s?, s:s?, s:s, s:s, s:I, s:o}",
                                           "choosing", true, "found", result, "searched",
                                           found != NULL, "receipt_no", what->receipt_no, "naming",
                                           what->case_no, "new_number", number.text, "number",
                                           record.text, "case_saves", (json_int_t)saves, "typed",
                                           page_kept_fields(v, page_fields_alone)));
    return own_form_show(v, f, &page, more, error);
}

/* The answers that the page begins with. NULL: answered, or a fault. */
static json_t *begin_with(visit *v, const purpose *what, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(request_detail) sent = NULL;

    if (what->receipt_no == NULL) {
        return json_object();
    }
    sent = request_read(v->site->db, &v->scope, what->receipt_no, "request.view", &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    if (sent == NULL) {
        page_error(v, 404);
        return NULL;
    }
    json_auto_t *facts = case_facts_of_request(sent->answers);
    return json_pack("{s:O*, s:O*, s:O*, s:O*}", "name", json_object_get(facts, "name"), "kana",
                     json_object_get(facts, "kana"), "tel", json_object_get(facts, "tel"), "town",
                     json_object_get(sent->answers, "p_town"));
}

bool case_new_page(visit *v, GError **error)
{
    purpose what = {0};
    json_auto_t *answers = NULL;
    g_autoptr(own_form) f = NULL;

    if (!read_purpose(v->in->query, "request", "case", &what)) {
        page_error(v, 400);
        return true;
    }
    answers = begin_with(v, &what, error);
    if (answers == NULL) {
        return *error == NULL;
    }
    f = own_form_new(v, "person_search", answers, error);
    return f != NULL && show(v, f, &what, NULL, error);
}

bool case_new_search(visit *v, GError **error)
{
    purpose what = {0};
    g_autoptr(own_form) f = NULL;
    g_autoptr(GError) fault = NULL;
    json_t *found = NULL;

    if (!read_purpose(v->in->form, ":receipt", ":case", &what)) {
        page_error(v, 400);
        return true;
    }
    f = own_form_posted(v, "person_search", error);
    if (f == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = own_form_answers(f);
    if (answers != NULL) {
        found = person_form_find(v, f, answers, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return show(v, f, &what, found, error);
}

/* What the field ":person" says, and with it the facts of somebody new. */
typedef struct {
    case_subject subject;
    json_t *facts;
} chosen_person;

static void chosen_person_clear(chosen_person *chosen)
{
    json_decref(chosen->facts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(chosen_person, chosen_person_clear)

/* False: the visit was answered, or a fault. */
static bool choose(visit *v, const purpose *what, chosen_person *chosen, GError **error)
{
    const char *person = field_list_single(v->in->form, ":person");
    g_autoptr(own_form) f = NULL;
    json_auto_t *answers = NULL;

    chosen->subject.fiscal_year = calendar_fiscal_year(calendar_today());

    if (person == NULL ||
        (*person != '\0' && strcmp(person, "new") != 0 && !person_number_is_valid(person))) {
        page_error(v, 400);
        return false;
    }
    if (strcmp(person, "new") != 0) {
        chosen->subject.person_no = *person != '\0' ? person : NULL;
        return true;
    }
    f = own_form_posted(v, "person_search", error);
    if (f == NULL) {
        return false;
    }
    answers = own_form_answers(f);
    chosen->facts = person_form_facts(answers);
    chosen->subject.facts = chosen->facts;
    if (answers != NULL && person_form_names(chosen->facts)) {
        return true;
    }
    if (answers != NULL) {
        own_form_add_issue(f, "name",
                           catalog_get(v->site->texts, v->language, "staff_person_needs_name"));
    }
    show(v, f, what, NULL, error);
    return false;
}

bool case_new_open(visit *v, GError **error)
{
    const char *number = field_list_single(v->in->form, ":number");
    g_auto(chosen_person) chosen = {0};
    purpose what = {0};

    if (number == NULL || !case_number_is_valid(number) ||
        !read_purpose(v->in->form, ":receipt", ":case", &what)) {
        page_error(v, 400);
        return true;
    }
    if (!choose(v, &what, &chosen, error)) {
        return *error == NULL;
    }
    const new_case opening = {
        .case_no = number,
        .subject = chosen.subject,
        .desk_code = field_list_single(v->in->form, ":desk"),
        .receipt_no = what.receipt_no,
    };
    return case_open(v, &opening, error);
}

bool case_new_name(visit *v, GError **error)
{
    const case_seen seen = {v->parameters.values[0], own_form_at(v)};
    const purpose what = {.case_no = seen.case_no};
    g_auto(chosen_person) chosen = {0};
    case_outcome outcome = CASE_GONE;

    if (seen.saves < 0 || !case_number_is_valid(seen.case_no)) {
        page_error(v, seen.saves < 0 ? 400 : 404);
        return true;
    }
    if (!choose(v, &what, &chosen, error)) {
        return *error == NULL;
    }
    if (chosen.subject.person_no == NULL && chosen.facts == NULL) {
        page_error(v, 400);
        return true;
    }
    if (!case_file_name(v->site->db, &v->scope, &seen, &chosen.subject, &outcome, error)) {
        return false;
    }
    if (outcome == CASE_CHANGED) {
        return case_page_changed(v, seen.saves, error);
    }
    if (outcome != CASE_DONE) {
        page_error(v, 404);
        return true;
    }
    g_autofree char *path = g_strdup_printf("/cases/%s?saved=1#saved", seen.case_no);
    response_redirect(v->out, path);
    return true;
}
