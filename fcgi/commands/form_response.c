#include "commands/form_response.h"

#include "base/exact_json.h"
#include "base/fault.h"
#include "commands/operator.h"
#include "commands/problem_report.h"
#include "form/definition/questionnaire_load.h"
#include "form/entries.h"
#include "form/response/response.h"
#include "form/view.h"
#include "store/municipality.h"
#include "store/staff.h"
#include "text/catalog.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    char *path;
    char *bytes;
    gsize length;
} file;

static void file_clear(file *f)
{
    g_free(f->path);
    g_free(f->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(file, file_clear)

static bool read_file(const char *path, file *out, GError **error)
{
    g_autoptr(GError) cause = NULL;

    out->path = g_strdup(path);
    if (g_file_get_contents(path, &out->bytes, &out->length, &cause)) {
        return true;
    }
    fault_set(error, FAULT_IO, "Check the path, and that the file may be read.", "%s",
              cause->message);
    return false;
}

/* NULL when the form has errors, which are told. */
static questionnaire *load_form(const file *of)
{
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = questionnaire_load(of->bytes, of->length, problems);

    if (q == NULL) {
        problem_report(stderr, of->path, problems);
    }
    return q;
}

static json_t *load_resource(const file *of, problem_list *problems)
{
    json_error_t cause = {0};
    json_t *resource = exact_json_load(of->bytes, of->length, &cause);
    problem *syntax = NULL;

    if (resource == NULL) {
        syntax = problem_list_add(problems, PROBLEM_ERROR, "json", "$",
                                  "Mend the JSON at this place.", "%s", cause.text);
        syntax->line = (guint)MAX(cause.line, 1);
        syntax->column = (guint)MAX(cause.column, 1);
    }
    return resource;
}

/* The first item of that linkId beneath a holder of items; NULL when there is none. */
static char *path_of_item(const json_t *holder, const char *path, const char *link_id)
{
    size_t i = 0;
    json_t *child = NULL;

    json_array_foreach(json_object_get(holder, "item"), i, child)
    {
        g_autofree char *here = g_strdup_printf("%s.item[%zu]", path, i);
        char *found = NULL;
        if (g_strcmp0(json_string_value(json_object_get(child, "linkId")), link_id) == 0) {
            return g_steal_pointer(&here);
        }
        found = path_of_item(child, here, link_id);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

/* issue is of form_page_view(): its href is "#" and the name of a field. */
static void add_issue(const json_t *resource, const json_t *issue, problem_list *problems)
{
    const char *name = json_string_value(json_object_get(issue, "href")) + 1;
    g_autofree char *link_id = g_strndup(name, strcspn(name, ":"));
    g_autofree char *path = path_of_item(resource, "$", link_id);

    problem_list_add(problems, PROBLEM_ERROR, "answer", path != NULL ? path : "$",
                     json_string_value(json_object_get(issue, "message")), "%s: %s", name,
                     json_string_value(json_object_get(issue, "label")));
}

typedef struct {
    const json_t *resource;
    const json_t *answers; /* of it */
} answered;

/* What a visitor would be told of these answers: V3 to V6 of docs/form-format.md. */
static void add_issues(const questionnaire *q, const answered *what, const form_context *context,
                       problem_list *problems)
{
    json_auto_t *entries = entries_of_answers(q, what->answers);
    g_autoptr(form) f = form_evaluate(q, entries, context);

    for (int page = 1; page <= questionnaire_page_count(q); page++) {
        json_auto_t *view = form_page_view(f, page, true);
        const json_t *issues = json_object_get(view, "issues");
        for (size_t i = 0; i < json_array_size(issues); i++) {
            add_issue(what->resource, json_array_get(issues, i), problems);
        }
    }
}

/* The answers of the file; NULL when there is any error. */
static json_t *judge(const file *of, const questionnaire *q, const form_context *context,
                     problem_list *problems)
{
    json_auto_t *resource = load_resource(of, problems);
    json_t *answers = resource != NULL ? response_read(q, resource, context, problems) : NULL;

    if (answers != NULL) {
        const answered what = {.resource = resource, .answers = answers};
        add_issues(q, &what, context, problems);
    }
    problem_list_locate(problems, of->bytes, of->length);
    if (problems->errors > 0) {
        json_decref(answers);
        return NULL;
    }
    return answers;
}

static bool print_answers(const file *of, const questionnaire *q, const form_context *context)
{
    g_autoptr(problem_list) problems = problem_list_new();
    json_auto_t *answers = judge(of, q, context, problems);
    g_autofree char *text = answers != NULL ? exact_json_dump(answers, JSON_INDENT(2)) : NULL;

    problem_report(stderr, of->path, problems);
    if (text != NULL) {
        puts(text);
    }
    return text != NULL;
}

/* What the form's texts, places and options are here; all of it in the installation. */
typedef struct {
    catalog *texts;
    municipality *municipality; /* with the value set "staff" */
} surroundings;

static void surroundings_clear(surroundings *here)
{
    g_clear_pointer(&here->texts, catalog_free);
    g_clear_pointer(&here->municipality, municipality_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(surroundings, surroundings_clear)

static bool look_around(surroundings *here, GError **error)
{
    g_autoptr(operator) op = operator_open("madoguchi_owner", error);
    g_autofree char *folder = op != NULL ? config_path(op->settings, "texts") : NULL;
    json_t *accounts = NULL;

    here->texts = op != NULL ? catalog_load(folder, error) : NULL;
    if (here->texts == NULL) {
        return false;
    }
    here->municipality = municipality_load(op->db, &op->scope, error);
    if (here->municipality == NULL) {
        return false;
    }
    accounts = staff_options_of_owner(op->db, &op->scope, error);
    json_object_set_new(here->municipality->value_sets, "staff", accounts);
    return accounts != NULL;
}

/* *valid is what the file is; false with a fault when that cannot be told. */
static bool check(const char *form_path, const char *response_path, bool *valid, GError **error)
{
    g_auto(file) form_file = {0};
    g_auto(file) response_file = {0};
    g_auto(surroundings) here = {0};

    *valid = false;
    if (!look_around(&here, error) || !read_file(form_path, &form_file, error) ||
        !read_file(response_path, &response_file, error)) {
        return false;
    }
    g_autoptr(questionnaire) q = load_form(&form_file);
    if (q == NULL) {
        return true;
    }
    const char *language = questionnaire_language(q);
    const form_context context = {.language = language,
                                  .texts = here.texts,
                                  .places = municipality_places(here.municipality, language),
                                  .value_sets = here.municipality->value_sets,
                                  .today = calendar_today()};
    *valid = print_answers(&response_file, q, &context);
    return true;
}

int command_form_response(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    bool valid = false;

    if (argc != 3) {
        fputs("usage: madoguchi form response FORM FILE\n", stderr);
        return 2;
    }
    if (!check(argv[1], argv[2], &valid, &error)) {
        fault_report(error);
    }
    return valid ? 0 : 1;
}
