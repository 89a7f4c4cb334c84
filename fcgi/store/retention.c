#include "store/retention.h"

#include "store/column.h"

static const char *const purges[] = {
    "retention_drafts",      "retention_sessions",       "retention_login_failures",
    "retention_half_logins", "retention_password_links",
};

bool retention_purge(database *db, const scope *who, gint64 *removed, GError **error)
{
    static const char *const limit[] = {"500"};

    *removed = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(purges); i++) {
        g_autoptr(PGresult) result = database_run(db, who, purges[i], limit, 1, error);
        if (result == NULL) {
            return false;
        }
        *removed += column_integer(result, 0, "removed");
    }
    return true;
}
