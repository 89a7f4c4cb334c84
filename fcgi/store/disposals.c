#include "store/disposals.h"

#include "store/column.h"

static json_t *read_page(const PGresult *result, GError **error)
{
    json_auto_t *rows = column_json(result, 0, "rows", error);
    json_auto_t *years = rows != NULL ? column_json(result, 0, "years", error) : NULL;

    return years != NULL ? json_pack("{s:O, s:O}", "rows", rows, "years", years) : NULL;
}

json_t *disposals_list(database *db, const scope *who, const disposal_filter *filter,
                       GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", filter->limit);
    const char *const values[] = {filter->kind, filter->year, filter->before, limit};
    g_autoptr(PGresult) result =
        database_run(db, who, "disposal_list", values, G_N_ELEMENTS(values), error);

    return result != NULL ? read_page(result, error) : NULL;
}

json_t *disposals_export(database *db, const scope *who, const disposal_filter *filter,
                         GError **error)
{
    const char *const values[] = {filter->kind, filter->year, NULL, NULL};
    const statement statements[] = {
        {"disposal_note", values, 2},
        {"disposal_list", values, G_N_ELEMENTS(values)},
    };
    PGresult *results[G_N_ELEMENTS(statements)] = {NULL};

    if (!database_batch(db, who, statements, G_N_ELEMENTS(statements), results, error)) {
        return NULL;
    }
    PQclear(results[0]); /* of the note nothing comes back */
    g_autoptr(PGresult) page = results[1];
    return read_page(page, error);
}
