#include "pages/own_forms.h"

#include "base/fault.h"
#include "form/definition/questionnaire_load.h"

#include <string.h>

static const char suffix[] = ".json";

struct own_forms {
    GHashTable *by_name; /* name to questionnaire *, both owned */
};

static void free_questionnaire(gpointer q)
{
    questionnaire_free(q);
}

static questionnaire *load_file(const char *path, GError **error)
{
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(GError) cause = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    questionnaire *q = NULL;

    if (!g_file_get_contents(path, &bytes, &length, &cause)) {
        fault_set(error, FAULT_IO, NULL, "could not read a form: %s", cause->message);
        return NULL;
    }
    q = questionnaire_load(bytes, length, problems);
    if (q == NULL) {
        fault_set(error, FAULT_CONFIGURATION, "See what it says: madoguchi form check FILE",
                  "the form %s does not compile", path);
    }
    return q;
}

static bool add_file(own_forms *forms, const char *folder, const char *file, GError **error)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    questionnaire *q = load_file(path, error);

    if (q == NULL) {
        return false;
    }
    g_hash_table_insert(forms->by_name, g_strndup(file, strlen(file) - strlen(suffix)), q);
    return true;
}

own_forms *own_forms_load(const char *folder, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) entries = g_dir_open(folder, 0, &cause);
    g_autoptr(own_forms) forms = NULL;
    const char *file = NULL;

    if (entries == NULL) {
        fault_set(error, FAULT_IO, "Point MADOGUCHI_HOME to the folder that holds forms/own.",
                  "could not read our own forms: %s", cause->message);
        return NULL;
    }
    forms = g_new0(own_forms, 1);
    forms->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_questionnaire);
    while ((file = g_dir_read_name(entries)) != NULL) {
        if (g_str_has_suffix(file, suffix) && !add_file(forms, folder, file, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&forms);
}

void own_forms_free(own_forms *forms)
{
    if (forms != NULL) {
        g_hash_table_unref(forms->by_name);
        g_free(forms);
    }
}

const questionnaire *own_forms_get(const own_forms *forms, const char *name)
{
    const questionnaire *q = g_hash_table_lookup(forms->by_name, name);

    g_assert(q != NULL);
    return q;
}
