#include "store/retention.h"

#include "store/column.h"

GStrv retention_kinds(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "retention_kinds", NULL, 0, error);
    g_autoptr(GStrvBuilder) kinds = NULL;

    if (result == NULL) {
        return NULL;
    }
    kinds = g_strv_builder_new();
    for (int i = 0; i < PQntuples(result); i++) {
        g_strv_builder_add(kinds, column_text(result, i, "kind"));
    }
    return g_strv_builder_end(kinds);
}

bool retention_purge(database *db, const scope *who, const char *kind, int portion, gint64 *removed,
                     GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", portion);
    const char *const values[] = {kind, limit};
    g_autoptr(PGresult) result =
        database_run(db, who, "retention_purge", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *removed = column_integer(result, 0, "removed");
    return true;
}
