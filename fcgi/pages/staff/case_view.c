#include "pages/staff/case_view.h"

#include "form/item.h"
#include "pages/published_form.h"
#include "pages/staff/minute.h"
#include "pages/staff/request_view.h"

static const char log_url[] = "https://madoguchi.example/fhir/Questionnaire/consult_log";

const questionnaire *case_view_log(visit *v, GError **error)
{
    return published_form(v, log_url, NULL, error);
}

const char *case_view_word(const visit *v, const questionnaire *log, const char *link_id,
                           const char *code)
{
    const item *it = questionnaire_find_item(log, link_id);
    shown_option found;

    return it != NULL && option_list_look_up(&it->options, NULL, code, v->language, &found)
               ? found.display
               : code;
}

static const char *text_of(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

json_t *case_view_day(const visit *v, const json_t *iso)
{
    const char *text = json_string_value(iso);
    calendar_date date;

    if (text == NULL || !calendar_parse_iso(text, &date)) {
        return json_null();
    }
    g_autofree char *words = calendar_display(date, v->language);
    return json_string(words);
}

static void set_day(const visit *v, json_t *view, const char *name, const char *iso_name)
{
    json_object_set_new(view, name, case_view_day(v, json_object_get(view, iso_name)));
}

static void set_minute(json_t *view, const char *name, const char *iso_name)
{
    const char *iso = text_of(view, iso_name);
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;

    json_object_set_new(view, name, text != NULL ? json_string(text) : json_null());
}

static void set_word(const visit *v, const questionnaire *log, json_t *view, const char *name,
                     const char *code_name, const char *link_id)
{
    const char *code = text_of(view, code_name);

    json_object_set_new(view, name,
                        code != NULL ? json_string(case_view_word(v, log, link_id, code))
                                     : json_null());
}

static void set_state(const visit *v, json_t *view)
{
    const char *code = text_of(view, "state");

    json_object_set_new(view, "state_label",
                        code != NULL ? json_string(request_view_label(v->site, v->language,
                                                                      "staff_case_state_", code))
                                     : json_null());
}

/* "85歳" on the present day; null without a birthday. */
static json_t *age_of(const visit *v, const char *iso)
{
    const calendar_date today = calendar_today();
    calendar_date birth;
    bool not_yet = false;

    if (iso == NULL || !calendar_parse_iso(iso, &birth)) {
        return json_null();
    }
    not_yet = today.month < birth.month || (today.month == birth.month && today.day < birth.day);
    return page_sentence(v, "staff_person_age",
                         json_pack("{s:i}", "age", today.year - birth.year - (not_yet ? 1 : 0)));
}

void case_view_person(const visit *v, const questionnaire *log, json_t *person)
{
    const char *name = text_of(person, "name");

    set_day(v, person, "birth", "birth_on");
    set_word(v, log, person, "gender_label", "gender", "subj_gender");
    json_object_set_new(person, "age", age_of(v, text_of(person, "birth_on")));
    json_object_set_new(person, "href", json_sprintf("/people/%s", text_of(person, "person_no")));
    json_object_set_new(person, "called",
                        json_string(name != NULL ? name
                                                 : catalog_get(v->site->texts, v->language,
                                                               "staff_person_unnamed")));
    case_view_rows(v, json_object_get(person, "cases"));
}

void case_view_people(const visit *v, const questionnaire *log, json_t *people)
{
    size_t i = 0;
    json_t *person = NULL;

    json_array_foreach(people, i, person)
    {
        case_view_person(v, log, person);
    }
}

void case_view_row(const visit *v, json_t *row)
{
    const char *number = text_of(row, "case_no");

    set_state(v, row);
    set_day(v, row, "last", "last_on");
    set_day(v, row, "next", "next_on");
    set_day(v, row, "opened", "opened_on");
    json_object_set_new(row, "first", json_false());
    json_object_set_new(row, "href", json_sprintf("/cases/%s", number));
    json_object_set_new(row, "may_record",
                        json_boolean(v->staff->role >= ROLE_DESK &&
                                     json_is_true(json_object_get(row, "own_desk"))));
    json_object_set_new(row, "contacts_href", json_sprintf("/cases/%s/contacts", number));
}

void case_view_rows(const visit *v, json_t *rows)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(rows, i, row)
    {
        case_view_row(v, row);
    }
}

static void view_request(const visit *v, json_t *sent)
{
    const char *state = text_of(sent, "state");

    set_minute(sent, "received", "received_at");
    json_object_set_new(sent, "href",
                        json_is_true(json_object_get(sent, "seen"))
                            ? json_sprintf("/requests/%s", text_of(sent, "receipt_no"))
                            : json_null());
    json_object_set_new(
        sent, "state_label",
        state != NULL ? json_string(request_view_label(v->site, v->language, "staff_state_", state))
                      : json_null());
}

static void view_contact(const visit *v, const questionnaire *log, json_t *contact)
{
    set_day(v, contact, "day", "contact_on");
    set_minute(contact, "begun", "begun_at");
    set_word(v, log, contact, "channel_label", "channel", "channel");
    set_word(v, log, contact, "kind_label", "case_kind", "case_kind");
    set_word(v, log, contact, "state_label", "state", "state");
    set_word(v, log, contact, "conf_label", "conf", "conf_level");
    json_object_set_new(contact, "href",
                        json_sprintf("/contacts/%s", text_of(contact, "response_no")));
    json_object_set_new(contact, "strict",
                        json_boolean(g_strcmp0(text_of(contact, "conf"), "strict") == 0));
    json_object_set_new(contact, "masked",
                        json_boolean(json_is_true(json_object_get(contact, "has_words")) &&
                                     text_of(contact, "summary") == NULL));
}

/* How many contacts the session may not see, in a sentence; null for none. */
static void set_hidden(const visit *v, json_t *found)
{
    const json_int_t hidden = json_integer_value(json_object_get(found, "hidden"));

    json_object_set_new(
        found, "hidden_text",
        hidden > 0 ? page_sentence(v, "staff_case_hidden", json_pack("{s:I}", "count", hidden))
                   : json_null());
}

void case_view_case(const visit *v, const questionnaire *log, json_t *found)
{
    json_t *person = json_object_get(found, "person");
    size_t i = 0;
    json_t *row = NULL;

    case_view_row(v, found);
    set_minute(found, "opened", "opened_at");
    set_minute(found, "state_since", "state_at");
    set_day(v, found, "outcome_day", "outcome_on");
    set_word(v, log, found, "outcome_label", "outcome", "outcome");
    set_word(v, log, found, "urgency_label", "urgency", "urgency");
    json_object_set(found, "case_path", json_object_get(found, "href"));
    json_object_set(found, "at", json_object_get(found, "saves"));
    json_object_set_new(found, "may_change", json_boolean(v->staff->role >= ROLE_DESK));
    json_object_set_new(found, "closed",
                        json_boolean(g_strcmp0(text_of(found, "state"), "closed") == 0));
    set_hidden(v, found);
    json_object_set_new(found, "own_merge_path", json_null());
    if (json_is_object(person)) {
        case_view_person(v, log, person);
        json_object_set_new(found, "own_merge_path",
                            json_sprintf("/people/%s/merge", text_of(person, "person_no")));
    }
    json_array_foreach(json_object_get(found, "requests"), i, row)
    {
        view_request(v, row);
    }
    json_array_foreach(json_object_get(found, "contacts"), i, row)
    {
        view_contact(v, log, row);
    }
}
