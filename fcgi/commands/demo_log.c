#include "commands/demo_log.h"

#include "base/fault.h"
#include "base/receipt_number.h"
#include "form/item.h"
#include "store/demo.h"
#include "store/request_key.h"
#include "store/staff.h"

#include <string.h>

enum {
    CORRECTED = 40, /* every so many contacts one was corrected */
    MERGED = 3,     /* so many cases were first taken for another person's */
};

typedef struct {
    const demo_plot *plot;
    const questionnaire *form;
    form_context context;
    json_t *officers; /* {"north": {"id", "profession"}} */
    json_t *numbers;  /* the person's number, by "person" of a case */
    demo_log log;
    int merged;
} writer;

/* What a case and its person are known by. */
typedef struct {
    const char *case_no, *person_no;
} numbers_given;

static const char *text(const json_t *object, const char *member)
{
    return json_string_value(json_object_get(object, member));
}

static int fiscal_year(const char *day)
{
    calendar_date date = {0};

    return calendar_parse_iso(day, &date) ? calendar_fiscal_year(date) : 0;
}

static const char *account_named(const json_t *options, const char *name)
{
    size_t i = 0;
    json_t *account = NULL;

    json_array_foreach(options, i, account)
    {
        if (g_strcmp0(text(account, "display"), name) == 0) {
            return text(account, "code");
        }
    }
    return NULL;
}

/* Of each desk the officer who works at it alone. */
static json_t *desk_officers(const json_t *places, const json_t *options)
{
    json_t *officers = json_object();
    size_t i = 0;
    json_t *listed = NULL;

    json_array_foreach(json_object_get(places, "staff"), i, listed)
    {
        const json_t *desks = json_object_get(listed, "desks");
        if (json_array_size(desks) == 1) {
            json_object_set_new(officers, json_string_value(json_array_get(desks, 0)),
                                json_pack("{s:s, s:O}", "id",
                                          account_named(options, text(listed, "name")),
                                          "profession", json_object_get(listed, "profession")));
        }
    }
    return officers;
}

/* Every question was asked, and what the case does not say was left empty. */
static void leave_empty(const questionnaire *q, json_t *entries)
{
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *asked = questionnaire_item(q, i);
        if (json_object_get(entries, asked->link_id) == NULL) {
            json_object_set_new(entries, asked->link_id, json_array());
        }
    }
}

static json_t *answers_of(const writer *w, json_t *entries, const char *day, GError **error)
{
    leave_empty(w->form, entries);
    g_autoptr(form) f = form_evaluate(w->form, entries, &w->context);

    if (form_issue_count(f, 0) != 0 || form_first_open_page(f) != 0) {
        fault_set(error, FAULT_DATA, "Correct sql/demo/contacts.json.",
                  "a contact of the demo, of %s, could not be completed: see page %d of the form",
                  day, form_first_open_page(f));
        return NULL;
    }
    return form_answers(f);
}

static bool write_contact(writer *w, const json_t *told, const json_t *contact, size_t place,
                          const numbers_given *given, GError **error)
{
    json_t *entries = json_object_get(contact, "entries");
    const char *day = text(contact, "day");
    const json_t *officer = json_object_get(w->officers, text(contact, "desk"));
    const receipt_number number = response_number_new(fiscal_year(day));
    const bool corrected = json_array_size(w->log.contacts) % CORRECTED == CORRECTED - 1;
    json_auto_t *before = NULL;
    json_t *answers = NULL;

    if (given->person_no != NULL) {
        json_object_set_new(entries, "subj_id", json_pack("[s]", given->person_no));
    }
    json_object_set_new(entries, "desk", json_pack("[O]", json_object_get(contact, "desk")));
    json_object_set_new(entries, "handler", json_pack("[O]", json_object_get(officer, "id")));
    json_object_set_new(entries, "handler_pro",
                        json_pack("[O]", json_object_get(officer, "profession")));
    answers = answers_of(w, entries, day, error);
    if (answers != NULL && corrected) {
        json_object_set_new(entries, "minutes", json_pack("[s]", "m120p"));
        before = answers_of(w, entries, day, error);
    }
    if (answers == NULL) {
        return false;
    }
    json_array_append_new(
        w->log.contacts,
        json_pack("{s:s, s:s, s:O, s:s, s:s, s:o, s:O?, s:O?}", "response_no", number.text,
                  "case_no", given->case_no, "desk", json_object_get(contact, "desk"), "url",
                  questionnaire_url(w->form), "version", questionnaire_version(w->form), "answers",
                  answers, "before", before, "receipt_no",
                  place == 0 ? json_object_get(told, "receipt_no") : NULL));
    return true;
}

/* A row of person, under that number; merged_into may be NULL. */
static void write_person(writer *w, const json_t *told, const char *number, const char *merged_into)
{
    json_t *keys = json_array();
    const json_t *first = json_array_get(json_object_get(told, "contacts"), 0);

    request_keys_add_name(keys, text(told, "name"));
    request_keys_add_kana(keys, text(told, "kana"));
    request_keys_add_tel(keys,
                         json_string_value(json_array_get(
                             json_object_get(json_object_get(first, "entries"), "caller_tel"), 0)));
    json_array_append_new(
        w->log.people,
        json_pack("{s:s, s:O?, s:O?, s:O?, s:O?, s:O?, s:s?, s:o}", "person_no", number, "name",
                  json_object_get(told, "name"), "kana", json_object_get(told, "kana"), "birth",
                  json_object_get(told, "birth"), "gender", json_object_get(told, "gender"), "town",
                  json_object_get(told, "town"), "merged_into", merged_into, "keys", keys));
}

/*
 * The number of whom a case is about (borrowed), or NULL; *merged_from (caller frees) is set when
 * it was first taken for another one's.
 */
static const char *number_person(writer *w, const json_t *told, int year, char **merged_from)
{
    const json_t *person = json_object_get(told, "person");
    g_autofree char *key = g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(person));
    const char *known = text(w->numbers, key);

    if (json_is_null(person)) {
        return NULL;
    }
    if (known == NULL) {
        json_object_set_new(w->numbers, key, json_string(person_number_new(year).text));
        known = text(w->numbers, key);
        write_person(w, told, known, NULL);
    } else if (w->merged < MERGED) {
        w->merged++;
        *merged_from = g_strdup(person_number_new(year).text);
        write_person(w, told, *merged_from, known);
    }
    return known;
}

static bool write_case(writer *w, const json_t *told, GError **error)
{
    const json_t *contacts = json_object_get(told, "contacts");
    const json_t *first = json_array_get(contacts, 0);
    const char *time = text(first, "time");
    const int year = fiscal_year(text(first, "day"));
    const receipt_number number = case_number_new(year);
    g_autofree char *at =
        g_strdup_printf("%sT%s:00+09:00", text(first, "day"), time != NULL ? time : "12:00");
    g_autofree char *merged_from = NULL;
    const numbers_given given = {number.text, number_person(w, told, year, &merged_from)};
    const json_t *opener = json_object_get(w->officers, text(told, "first_desk"));
    const json_t *officer = json_object_get(w->officers, text(told, "desk"));
    const json_t *last = json_array_get(contacts, json_array_size(contacts) - 1);

    json_array_append_new(
        w->log.cases,
        json_pack("{s:s, s:s?, s:O, s:s, s:O, s:O, s:O?, s:s?}", "case_no", number.text,
                  "person_no", given.person_no, "desk", json_object_get(last, "desk"), "opened_at",
                  at, "opened_by", json_object_get(opener, "id"), "assigned_to",
                  json_object_get(officer, "id"), "receipt_no", json_object_get(told, "receipt_no"),
                  "merged_from", merged_from));
    for (size_t i = 0; i < json_array_size(contacts); i++) {
        if (!write_contact(w, told, json_array_get(contacts, i), i, &given, error)) {
            return false;
        }
    }
    return true;
}

static void log_clear(demo_log *log)
{
    json_decref(log->people);
    json_decref(log->cases);
    json_decref(log->contacts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(demo_log, log_clear)

bool demo_log_add(const operator* op, const demo_plot *plot, const questionnaire *q,
                  const form_context *context, size_t *contacts, GError **error)
{
    json_t *options = staff_options_of_owner(op->db, &op->scope, error);
    json_auto_t *value_sets = json_copy(context->value_sets);
    json_auto_t *cases = NULL;
    json_auto_t *officers = NULL;
    json_auto_t *numbers = json_object();
    g_auto(demo_log) log = {json_array(), json_array(), json_array()};
    size_t i = 0;
    json_t *told = NULL;

    if (options == NULL) {
        return false;
    }
    json_object_set_new(value_sets, "staff", options);
    officers = desk_officers(plot->places, options);
    writer w = {.plot = plot,
                .form = q,
                .context = *context,
                .officers = officers,
                .numbers = numbers,
                .log = log};
    w.context.value_sets = value_sets;
    cases = demo_story_cases(plot);
    json_array_foreach(cases, i, told)
    {
        if (!write_case(&w, told, error)) {
            return false;
        }
    }
    *contacts = json_array_size(log.contacts);
    return demo_add_log(op->db, &op->scope, &log, error);
}
