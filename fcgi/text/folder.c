#include "text/folder.h"

#include <stdbool.h>
#include <string.h>

#include "base/fault.h"

static bool list_below(const char *folder, const char *below, const char *ending, GPtrArray *paths,
                       GError **error)
{
    g_autofree char *full = g_build_filename(folder, below, NULL);
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) directory = g_dir_open(full, 0, &cause);
    if (directory == NULL) {
        fault_set(error, FAULT_IO, "Correct MADOGUCHI_HOME, or install the program again.", "%s",
                  cause->message);
        return false;
    }
    const char *name;
    while ((name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *path =
            *below == '\0' ? g_strdup(name) : g_build_path("/", below, name, NULL);
        g_autofree char *file = g_build_filename(folder, path, NULL);
        if (g_file_test(file, G_FILE_TEST_IS_DIR)) {
            if (!list_below(folder, path, ending, paths, error)) {
                return false;
            }
        } else if (g_str_has_suffix(name, ending)) {
            g_ptr_array_add(paths, g_strndup(path, strlen(path) - strlen(ending)));
        }
    }
    return true;
}

static int compare_paths(gconstpointer left, gconstpointer right)
{
    const char *const *left_path = left;
    const char *const *right_path = right;
    return strcmp(*left_path, *right_path);
}

GPtrArray *folder_list(const char *folder, const char *ending, GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    if (!list_below(folder, "", ending, paths, error)) {
        return NULL;
    }
    g_ptr_array_sort(paths, compare_paths);
    return g_steal_pointer(&paths);
}

char *folder_read(const char *folder, const char *path, const char *ending, gsize *length,
                  GError **error)
{
    g_autofree char *file = g_strconcat(folder, "/", path, ending, NULL);
    g_autoptr(GError) cause = NULL;
    char *text = NULL;
    if (!g_file_get_contents(file, &text, length, &cause)) {
        fault_set(error, FAULT_IO, NULL, "%s", cause->message);
    }
    return text;
}
