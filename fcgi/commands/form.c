#include "commands/form.h"

#include "base/fault.h"
#include "commands/form_publish.h"
#include "commands/form_response.h"
#include "commands/problem_report.h"
#include "form/definition/questionnaire_load.h"
#include "form/definition/revision.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    guint files;
    guint errors;
    guint warnings;
} check_count;

static bool read_file(const char *file, char **bytes, gsize *length, GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (g_file_get_contents(file, bytes, length, &cause)) {
        return true;
    }
    fault_set(error, FAULT_IO, "Check the path, and that the file may be read.", "%s",
              cause->message);
    return false;
}

/* before is the version that it follows, or NULL. */
static bool check_file(const char *file, const questionnaire *before, check_count *count,
                       GError **error)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!read_file(file, &bytes, &length, error)) {
        return false;
    }
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = questionnaire_load(bytes, length, problems);
    if (before != NULL && q != NULL) {
        revision_check(before, q, bytes, length, problems);
    }
    problem_report(stdout, file, problems);
    count->files++;
    count->errors += problems->errors;
    count->warnings += problems->warnings;
    return true;
}

/* The version before, which must be right itself. */
static questionnaire *read_previous(const char *file, GError **error)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!read_file(file, &bytes, &length, error)) {
        return NULL;
    }
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = questionnaire_load(bytes, length, problems);
    if (q == NULL) {
        g_autofree char *hint = g_strdup_printf("See them with: madoguchi form check %s", file);
        fault_set(error, FAULT_DATA, hint, "the previous version %s has errors", file);
    }
    return q;
}

static bool check_files(char **files, const questionnaire *before, check_count *count)
{
    bool all_read = true;
    for (char **file = files; *file != NULL; file++) {
        g_autoptr(GError) error = NULL;
        if (!check_file(*file, before, count, &error)) {
            fault_report(error);
            all_read = false;
        }
    }
    return all_read;
}

static int form_check(int argc, char **argv)
{
    check_count count = {0};
    g_autoptr(questionnaire) before = NULL;
    g_autoptr(GError) error = NULL;
    bool follows = argc > 3 && strcmp(argv[1], "--previous") == 0;
    if (follows) {
        before = read_previous(argv[2], &error);
    }
    if (error != NULL) {
        fault_report(error);
        return 1;
    }
    bool all_read = check_files(argv + (follows ? 3 : 1), before, &count);
    printf("%u checked: %u errors, %u warnings\n", count.files, count.errors, count.warnings);
    return all_read && count.errors == 0 ? 0 : 1;
}

static const struct {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0] is the name */
} sub_commands[] = {
    {"check", form_check},
    {"publish", command_form_publish},
    {"response", command_form_response},
};

int command_form(int argc, char **argv)
{
    for (gsize i = 0; argc >= 3 && i < G_N_ELEMENTS(sub_commands); i++) {
        if (strcmp(argv[1], sub_commands[i].name) == 0) {
            return sub_commands[i].run(argc - 1, argv + 1);
        }
    }
    fputs("usage: madoguchi form check [--previous FILE] FILE...\n"
          "       madoguchi form publish FILE...\n"
          "       madoguchi form response FORM FILE\n",
          stderr);
    return 2;
}
