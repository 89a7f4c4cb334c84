#include "store/refusal.h"

bool refusal_add(database *db, const scope *who, const refusal *what, GError **error)
{
    g_autofree char *status = g_strdup_printf("%d", what->status);
    const char *const values[] = {what->route, what->why, status, what->subject};
    g_autoptr(PGresult) result =
        database_run(db, who, "refusal_note", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}

bool refusal_fold(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "refusal_fold", NULL, 0, error);

    return result != NULL;
}
