#include "store/migration_file.h"

#include "base/fault.h"

#include <stdbool.h>
#include <string.h>

static void free_file(gpointer data)
{
    migration_file *file = data;

    g_free(file->name);
    g_free(file->text);
    g_free(file->sha256);
    g_free(file);
}

static gint by_name(gconstpointer left, gconstpointer right)
{
    const migration_file *const *a = left;
    const migration_file *const *b = right;

    return strcmp((*a)->name, (*b)->name);
}

static bool is_named_well(const char *name)
{
    return g_regex_match_simple("^[0-9]{4}_[a-z0-9_]+\\.sql$", name, 0, 0);
}

static migration_file *read_file(const char *folder, const char *name, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;
    gsize length;
    migration_file *file;

    if (!g_file_get_contents(path, &text, &length, &cause)) {
        fault_set(error, FAULT_IO, NULL, "could not read a migration: %s", cause->message);
        return NULL;
    }
    file = g_new0(migration_file, 1);
    file->number = (int)g_ascii_strtoll(name, NULL, 10);
    file->name = g_strndup(name, strlen(name) - strlen(".sql"));
    file->sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, (gssize)length);
    file->text = g_steal_pointer(&text);
    return file;
}

static GPtrArray *read_folder(const char *folder, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) entries = g_dir_open(folder, 0, &cause);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(free_file);
    const char *name;

    if (entries == NULL) {
        fault_set(error, FAULT_IO, "Point MADOGUCHI_HOME to the folder that holds sql/migrations.",
                  "could not read the migrations: %s", cause->message);
        return NULL;
    }
    while ((name = g_dir_read_name(entries)) != NULL) {
        migration_file *file;
        if (!is_named_well(name)) {
            fault_set(error, FAULT_DATA, "Call it NNNN_name.sql, or move it elsewhere.",
                      "%s/%s is not the name of a migration", folder, name);
            return NULL;
        }
        file = read_file(folder, name, error);
        if (file == NULL) {
            return NULL;
        }
        g_ptr_array_add(files, file);
    }
    g_ptr_array_sort(files, by_name);
    return g_steal_pointer(&files);
}

GPtrArray *migration_files_load(const char *folder, GError **error)
{
    g_autoptr(GPtrArray) files = read_folder(folder, error);

    if (files == NULL) {
        return NULL;
    }
    for (guint i = 0; i < files->len; i++) {
        const migration_file *file = g_ptr_array_index(files, i);
        if (file->number != (int)i + 1) {
            fault_set(error, FAULT_DATA, "Migrations are numbered 0001, 0002, … without a gap.",
                      "%s/%s.sql stands where number %04u belongs", folder, file->name, i + 1);
            return NULL;
        }
    }
    return g_steal_pointer(&files);
}
