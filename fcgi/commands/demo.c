#include "commands/demo.h"

#include "base/calendar.h"
#include "base/fault.h"
#include "base/receipt_number.h"
#include "base/secret.h"
#include "commands/demo_log.h"
#include "commands/operator.h"
#include "form/form.h"
#include "pages/public/intake.h"
#include "store/demo.h"
#include "store/municipality.h"
#include "store/questionnaires.h"
#include "text/catalog.h"

#include <stdio.h>
#include <string.h>

/*
 * The file holds what people typed, not what is stored: it goes through the form engine like any
 * other request, so the demo cannot drift away from the form.
 */

static json_t *read_json(const config *settings, const char *name, GError **error)
{
    g_autofree char *path = config_path(settings, name);
    json_error_t cause;
    json_t *file = json_load_file(path, JSON_REJECT_DUPLICATES, &cause);

    if (file == NULL) {
        fault_set(error, FAULT_DATA, NULL, "%s:%d: %s", path, cause.line, cause.text);
    }
    return file;
}

static json_t *read_file(const config *settings, GError **error)
{
    json_auto_t *file = read_json(settings, "sql/demo/sakurano.json", error);
    const char *code = json_string_value(json_object_get(file, "municipality"));

    if (file == NULL) {
        return NULL;
    }
    if (g_strcmp0(code, settings->municipality) != 0) {
        fault_set(error, FAULT_CONFIGURATION,
                  "The demo is for trying out, on a database of its own.",
                  "the demo is the municipality %s, but MADOGUCHI_MUNICIPALITY is %s", code,
                  settings->municipality);
        return NULL;
    }
    return json_incref(file);
}

static const questionnaire *find_form(const operator* op, questionnaires *forms, const json_t *file,
                                      GError **error)
{
    const json_t *named = json_object_get(file, "questionnaire");
    const char *url = json_string_value(json_object_get(named, "url"));
    const char *version = json_string_value(json_object_get(named, "version"));
    g_autoptr(GError) fault = NULL;
    const questionnaire *q = questionnaires_find(forms, op->db, &op->scope, url, version, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (q == NULL) {
        fault_set(error, FAULT_CONFIGURATION,
                  "Publish it first: madoguchi form publish forms/consult_*.json",
                  "the demo needs the form %s|%s", url, version);
    }
    return q;
}

/* The fiscal year of a day that lies so many days back. */
static int fiscal_year_of(json_int_t days_ago)
{
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(9 * 60 * 60);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);
    g_autoptr(GDateTime) then = g_date_time_add_days(now, -(int)days_ago);
    calendar_date date = {.year = g_date_time_get_year(then),
                          .month = g_date_time_get_month(then),
                          .day = g_date_time_get_day_of_month(then)};

    return calendar_fiscal_year(date);
}

/* Turns one request of the file into what demo_add_requests() takes. */
static json_t *prepare(const json_t *typed, const questionnaire *q, const form_context *context,
                       size_t number, GError **error)
{
    g_autoptr(form) f = form_evaluate(q, json_object_get(typed, "entries"), context);
    json_auto_t *answers = form_answers(f);
    const json_int_t days_ago = json_integer_value(json_object_get(typed, "days_ago"));
    const receipt_number number_given = receipt_number_new(fiscal_year_of(days_ago));
    g_autofree char *seed = g_strdup_printf("demo request %zu", number);
    const secret_digest key = secret_hash(seed);
    submission what = {0};

    if (form_issue_count(f, 0) != 0) {
        fault_set(error, FAULT_DATA, "Correct sql/demo/sakurano.json.",
                  "request %zu of the demo could not be sent: see page %d of the form", number,
                  form_first_open_page(f));
        return NULL;
    }
    intake_fill(&what, answers);
    return json_pack("{s:s, s:s, s:s, s:s, s:O, s:O, s:s?, s:i, s:s, s:s?, s:O, s:O, s:O, s:o}",
                     "receipt_no", number_given.text, "key", key.hex, "url", questionnaire_url(q),
                     "version", questionnaire_version(q), "language",
                     json_object_get(typed, "language"), "answers", answers, "town", what.town_code,
                     "priority", what.priority, "urgency", what.urgency, "consulter_name",
                     what.consulter_name, "state", json_object_get(typed, "state"), "days_ago",
                     json_object_get(typed, "days_ago"), "time", json_object_get(typed, "time"),
                     "keys", intake_keys(answers));
}

/* The requests of the file, each with the number it was given. */
static json_t *number_requests(const json_t *file, const json_t *requests)
{
    json_t *numbered = json_array();
    size_t i = 0;
    json_t *typed = NULL;

    json_array_foreach(json_object_get(file, "requests"), i, typed)
    {
        json_t *copy = json_copy(typed);
        json_object_set(copy, "receipt_no",
                        json_object_get(json_array_get(requests, i), "receipt_no"));
        json_array_append_new(numbered, copy);
    }
    return numbered;
}

static bool add_requests(const operator* op, const json_t *file, const questionnaire *q,
                         const form_context *context, json_t **numbered, GError **error)
{
    json_auto_t *requests = json_array();
    size_t i = 0;
    json_t *typed = NULL;

    json_array_foreach(json_object_get(file, "requests"), i, typed)
    {
        json_t *request = prepare(typed, q, context, i + 1, error);
        if (request == NULL) {
            return false;
        }
        json_array_append_new(requests, request);
    }
    *numbered = number_requests(file, requests);
    return demo_add_requests(op->db, &op->scope, requests, error);
}

static bool add_log(const operator* op, const json_t *file, questionnaires *forms,
                    const form_context *context, const json_t *requests, GError **error)
{
    json_auto_t *stories = read_json(op->settings, "sql/demo/contacts.json", error);
    const questionnaire *q = stories != NULL ? find_form(op, forms, stories, error) : NULL;
    const demo_plot plot = {
        .stories = stories, .places = file, .requests = requests, .today = context->today};
    size_t contacts = 0;

    if (q == NULL || !demo_log_add(op, &plot, q, context, &contacts, error)) {
        return false;
    }
    printf("loaded the demo: %zu requests, %zu contacts\n", json_array_size(requests), contacts);
    return true;
}

/* What the forms of the demo are filled in with, requests and the log. */
static bool fill_in(const operator* op, const json_t *file, questionnaires *forms,
                    const questionnaire *q, GError **error)
{
    g_autofree char *folder = config_path(op->settings, "texts");
    g_autoptr(catalog) texts = catalog_load(folder, error);
    g_autoptr(municipality) m = texts != NULL ? municipality_load(op->db, &op->scope, error) : NULL;
    json_auto_t *requests = NULL;

    if (m == NULL) {
        return false;
    }
    const form_context context = {.language = "ja",
                                  .texts = texts,
                                  .places = municipality_places(m, "ja"),
                                  .value_sets = m->value_sets,
                                  .today = calendar_today()};
    return add_requests(op, file, q, &context, &requests, error) &&
           add_log(op, file, forms, &context, requests, error);
}

static bool load(const operator* op, GError **error)
{
    json_auto_t *file = read_file(op->settings, error);
    g_autoptr(questionnaires) forms = questionnaires_new();
    demo_presence here = {0};
    const questionnaire *q = NULL;

    if (file == NULL || !demo_look(op->db, &op->scope, &here, error)) {
        return false;
    }
    if (here.others) {
        fault_set(error, FAULT_CONFIGURATION, "Give the demo a database of its own.",
                  "this database holds another municipality's data");
        return false;
    }
    if (here.requests) {
        puts("the demo is there already");
        return true;
    }
    q = find_form(op, forms, file, error);
    return q != NULL && (here.present || demo_add_municipality(op->db, &op->scope, file, error)) &&
           fill_in(op, file, forms, q, error);
}

int command_demo(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(operator) op = NULL;

    (void)argv;
    if (argc != 1) {
        fputs("usage: madoguchi demo\n", stderr);
        return 2;
    }
    op = operator_open("madoguchi_owner", &error);
    if (op == NULL || !load(op, &error)) {
        fault_report(error);
        return 1;
    }
    return 0;
}
