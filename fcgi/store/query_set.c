#include "store/query_set.h"

#include "base/fault.h"

#include <stdbool.h>

struct query_set {
    GHashTable *texts; /* name to text, both owned */
};

static bool read_query(query_set *queries, const char *folder, const char *file, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *path = g_build_filename(folder, file, NULL);
    char *text = NULL;

    if (!g_file_get_contents(path, &text, NULL, &cause)) {
        fault_set(error, FAULT_IO, NULL, "could not read a query: %s", cause->message);
        return false;
    }
    g_hash_table_insert(queries->texts, g_strndup(file, strlen(file) - strlen(".sql")), text);
    return true;
}

query_set *query_set_load(const char *folder, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) files = g_dir_open(folder, 0, &cause);
    g_autoptr(query_set) queries = g_new0(query_set, 1);
    const char *file;

    queries->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (files == NULL) {
        fault_set(error, FAULT_IO, "Point MADOGUCHI_HOME to the folder that holds sql/queries.",
                  "could not read the queries: %s", cause->message);
        return NULL;
    }
    while ((file = g_dir_read_name(files)) != NULL) {
        if (g_str_has_suffix(file, ".sql") && !read_query(queries, folder, file, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&queries);
}

void query_set_free(query_set *queries)
{
    if (queries != NULL) {
        g_hash_table_unref(queries->texts);
        g_free(queries);
    }
}

const char *query_set_text(const query_set *queries, const char *name)
{
    const char *text = g_hash_table_lookup(queries->texts, name);

    if (text == NULL) {
        g_error("there is no sql/queries/%s.sql", name);
    }
    return text;
}
