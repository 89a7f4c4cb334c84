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
    d->receipt_no = column_copy(result, 0, "receipt_no");
    d->entries = column_json(result, 0, "entries", error);
    return d->entries != NULL ? g_steal_pointer(&d) : NULL;
}

bool draft_create(database *db, const scope *who, const char *url, const char *version,
                  const char *language, GError **error)
{
    const char *const values[] = {url, version, language};
    g_autoptr(PGresult) result =
        database_run(db, who, "draft_create", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}

draft *draft_find(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "draft_find", NULL, 0, error);

    return read_draft(result, error);
}

draft *draft_save(database *db, const scope *who, const char *language, const json_t *patch,
                  GError **error)
{
    g_autofree char *text = json_dumps(patch, JSON_COMPACT);
    const char *const values[] = {language, text};
    g_autoptr(PGresult) result =
        database_run(db, who, "draft_save", values, G_N_ELEMENTS(values), error);

    return read_draft(result, error);
}

bool draft_delete(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "draft_delete", NULL, 0, error);

    return result != NULL;
}
