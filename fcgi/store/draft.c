#include "store/draft.h"

#include "store/column.h"

void draft_free(draft *d)
{
    if (d == NULL) {
        return;
    }
    g_free(d->url);
    g_free(d->version);
    g_free(d->language);
    json_decref(d->entries);
    g_free(d->receipt_no);
    g_free(d->expires_at);
    g_free(d);
}

static draft *read_draft(const PGresult *result, GError **error)
{
    g_autoptr(draft) d = NULL;

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    d = g_new0(draft, 1);
    d->url = column_copy(result, 0, "questionnaire_url");
    d->version = column_copy(result, 0, "questionnaire_version");
    d->language = column_copy(result, 0, "language");
    d->revision = column_integer(result, 0, "revision");
    d->turn = column_integer(result, 0, "turn");
    d->receipt_no = column_copy(result, 0, "receipt_no");
    d->shared = column_boolean(result, 0, "shared");
    d->expires_at = column_copy(result, 0, "expires_at");
    d->entries = column_json(result, 0, "entries", error);
    return d->entries != NULL ? g_steal_pointer(&d) : NULL;
}

bool draft_create(database *db, const scope *who, const draft_beginning *what, GError **error)
{
    const char *const values[] = {
        what->url,
        what->version,
        what->language,
        what->shared ? "true" : "false",
    };
    g_autoptr(PGresult) result =
        database_run(db, who, "draft_create", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}

draft *draft_find(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "draft_find", NULL, 0, error);

    return read_draft(result, error);
}

draft *draft_save(database *db, const scope *who, const draft_patch *patch, GError **error)
{
    g_autofree char *entries = json_dumps(patch->entries, JSON_COMPACT);
    g_autofree char *step = g_strdup_printf("%d", patch->step);
    const char *const values[] = {patch->language, entries, step};
    g_autoptr(PGresult) result =
        database_run(db, who, "draft_save", values, G_N_ELEMENTS(values), error);

    return read_draft(result, error);
}

draft *draft_autosave(database *db, const scope *who, const draft_patch *patch, bool *kept,
                      GError **error)
{
    g_autofree char *entries = json_dumps(patch->entries, JSON_COMPACT);
    g_autofree char *step = g_strdup_printf("%d", patch->step);
    g_autofree char *turn = g_strdup_printf("%" G_GINT64_FORMAT, patch->turn);
    g_autofree char *at = g_strdup_printf("%" G_GINT64_FORMAT, patch->at);
    const char *const values[] = {entries, step, turn, at};
    const statement statements[] = {
        {"draft_autosave", values, G_N_ELEMENTS(values)},
        {"draft_find", NULL, 0},
    };
    PGresult *results[G_N_ELEMENTS(statements)] = {NULL};
    g_autoptr(PGresult) merged = NULL;
    g_autoptr(PGresult) found = NULL;

    *kept = false;
    if (!database_batch(db, who, statements, G_N_ELEMENTS(statements), results, error)) {
        return NULL;
    }
    merged = results[0];
    found = results[1];
    *kept = PQntuples(merged) == 1;
    return read_draft(found, error);
}

bool draft_delete(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "draft_delete", NULL, 0, error);

    return result != NULL;
}
