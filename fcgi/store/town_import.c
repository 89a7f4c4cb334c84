#include "store/town_import.h"

#include "store/column.h"

void town_set_clear(town_set *set)
{
    g_clear_pointer(&set->rows, json_decref);
}

void staged_towns_clear(staged_towns *staged)
{
    g_clear_pointer(&staged->plan, json_decref);
}

static bool read_set(const PGresult *result, town_set *set, GError **error)
{
    set->rows = column_json(result, 0, "rows", error);
    set->saves = column_integer(result, 0, "saves");
    return set->rows != NULL;
}

bool town_set_read(database *db, const scope *who, bool noted, town_set *set, GError **error)
{
    const statement both[] = {{.query = "town_all"}, {.query = "town_export_note"}};
    PGresult *results[G_N_ELEMENTS(both)] = {NULL};

    *set = (town_set){0};
    if (!database_batch(db, who, both, noted ? 2 : 1, results, error)) {
        return false;
    }
    PQclear(results[1]); /* of the note nothing comes back */
    g_autoptr(PGresult) rows = results[0];
    return read_set(rows, set, error);
}

bool town_import_stage(database *db, const scope *who, gint64 saves, const json_t *plan,
                       GError **error)
{
    g_autofree char *at = g_strdup_printf("%" G_GINT64_FORMAT, saves);
    g_autofree char *text = json_dumps(plan, JSON_COMPACT);
    const char *const values[] = {at, text};
    g_autoptr(PGresult) result =
        database_run(db, who, "town_import_stage", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}

bool town_import_staged(database *db, const scope *who, staged_towns *staged, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "town_import_staged", NULL, 0, error);

    *staged = (staged_towns){0};
    if (result == NULL || PQntuples(result) == 0) {
        return result != NULL;
    }
    staged->number = column_integer(result, 0, "number");
    staged->stale = column_boolean(result, 0, "stale");
    staged->applied = column_boolean(result, 0, "applied");
    staged->plan = column_json(result, 0, "plan", error);
    return staged->plan != NULL;
}

bool town_import_apply(database *db, const scope *who, gint64 number, const json_t *retire,
                       edit_result *result, GError **error)
{
    g_autofree char *shown = g_strdup_printf("%" G_GINT64_FORMAT, number);
    g_autofree char *codes = json_dumps(retire, JSON_COMPACT);
    const char *const values[] = {shown, codes};
    g_autoptr(PGresult) rows =
        database_run(db, who, "town_import_apply", values, G_N_ELEMENTS(values), error);

    if (rows == NULL) {
        return false;
    }
    edit_result_read(rows, result);
    return true;
}
