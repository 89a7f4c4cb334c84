#include "text/templates.h"

#include "base/fault.h"
#include "text/folder.h"
#include "text/mustache_program.h"

#define ENDING ".mustache"

static void add_line(GString *faults, const GError *fault)
{
    g_string_append_printf(faults, "%s%s", faults->len == 0 ? "" : "\n", fault->message);
}

/* Reads and parses one file into set. */
static void load_template(mustache_set *set, const char *folder, const char *name, GString *faults)
{
    g_autoptr(GError) fault = NULL;
    gsize length = 0;
    g_autofree char *text = folder_read(folder, name, ENDING, &length, &fault);
    g_autofree char *file = g_strconcat(folder, "/", name, ENDING, NULL);
    mustache_template *parsed = text == NULL ? NULL : mustache_parse(file, text, length, &fault);
    if (parsed == NULL) {
        add_line(faults, fault);
        return;
    }
    mustache_set_add(set, name, parsed);
}

static void check_partials(const mustache_set *set, const mustache_template *parsed,
                           GString *faults)
{
    for (guint at = 0; at < parsed->operations->len; at++) {
        const mustache_operation *operation = mustache_operation_at(parsed, at);
        bool includes = operation->kind == MUSTACHE_PARTIAL || operation->kind == MUSTACHE_PARENT;
        if (includes && operation->name != NULL && mustache_set_get(set, operation->name) == NULL) {
            g_autoptr(GError) fault = NULL;
            mustache_source_fault(&fault, &parsed->source, operation->place,
                                  "there is no template \"%s\"", operation->name);
            add_line(faults, fault);
        }
    }
}

mustache_set *templates_load(const char *folder, GError **error)
{
    g_autoptr(GPtrArray) names = folder_list(folder, ENDING, error);
    if (names == NULL) {
        return NULL;
    }
    g_autoptr(mustache_set) set = mustache_set_new();
    g_autoptr(GString) faults = g_string_new(NULL);
    for (guint index = 0; index < names->len; index++) {
        load_template(set, folder, names->pdata[index], faults);
    }
    for (guint index = 0; index < names->len; index++) {
        const mustache_template *parsed = mustache_set_get(set, names->pdata[index]);
        if (parsed != NULL) {
            check_partials(set, parsed, faults);
        }
    }
    if (faults->len > 0) {
        fault_set(error, FAULT_DATA, NULL, "%s", faults->str);
        return NULL;
    }
    return g_steal_pointer(&set);
}
