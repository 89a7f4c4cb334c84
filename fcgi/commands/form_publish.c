#include "commands/form_publish.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "commands/problem_report.h"
#include "form/definition/questionnaire_load.h"
#include "form/definition/revision.h"
#include "store/questionnaires.h"

#include <stdio.h>

static questionnaire *compile(const char *path, const char *bytes, gsize length, GError **error)
{
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = questionnaire_load(bytes, length, problems);

    if (q == NULL) {
        g_autofree char *hint =
            g_strdup_printf("See all of it with: madoguchi form check %s", path);
        fault_set(error, FAULT_DATA, hint, "%s has %u error%s", path, problems->errors,
                  problems->errors == 1 ? "" : "s");
    }
    return q;
}

/* What this version means for the answers of the one that it replaces: told, never a refusal. */
static bool compare_with_active(const operator* op, const char *path, const questionnaire *q,
                                const char *bytes, gsize length, GError **error)
{
    g_autoptr(questionnaires) published = questionnaires_new();
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(GError) cause = NULL;
    const questionnaire *active =
        questionnaires_find(published, op->db, &op->scope, questionnaire_url(q), NULL, &cause);

    if (cause != NULL) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return false;
    }
    if (active != NULL) {
        revision_check(active, q, bytes, length, problems);
        problem_report(stdout, path, problems);
    }
    return true;
}

static bool publish(const operator* op, const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *bytes = NULL;
    g_autoptr(questionnaire) q = NULL;
    gsize length = 0;

    if (!g_file_get_contents(path, &bytes, &length, &cause)) {
        fault_set(error, FAULT_IO, NULL, "could not read the form: %s", cause->message);
        return false;
    }
    q = compile(path, bytes, length, error);
    if (q == NULL || !compare_with_active(op, path, q, bytes, length, error)) {
        return false;
    }
    if (!questionnaires_publish(op->db, &op->scope, q, bytes, length, &cause)) {
        g_autofree char *message = g_strdup_printf("%s: %s", path, cause->message);
        const bool changed = g_error_matches(cause, FAULT, FAULT_CONFLICT);
        fault_set(
            error, (fault_code)cause->code,
            changed ? "A published version never changes, and no two forms have one name: give it "
                      "another version, or another name."
                    : fault_hint(cause),
            "%s", message);
        return false;
    }
    printf("%s: %s|%s is active\n", path, questionnaire_url(q), questionnaire_version(q));
    return true;
}

int command_form_publish(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(operator) op = NULL;

    if (argc < 2) {
        fputs("usage: madoguchi form publish FILE...\n", stderr);
        return 2;
    }
    op = operator_open("madoguchi_owner", &error);
    for (int i = 1; op != NULL && error == NULL && i < argc; i++) {
        publish(op, argv[i], &error);
    }
    if (error != NULL) {
        fault_report(error);
        return 1;
    }
    return 0;
}
