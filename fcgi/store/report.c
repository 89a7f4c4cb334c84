#include "store/report.h"

#include "store/column.h"

/* Shortest text that gives the same number again (figures.h). */
enum { NUMBER_DIGITS = 15 };

json_t *report_list(database *db, const scope *who, GError **error)
{
    return edit_list(db, who, "report_list", NULL, 0, error);
}

json_t *report_read(database *db, const scope *who, const char *number, const char *audit_kind,
                    GError **error)
{
    const char *const values[] = {number, audit_kind};
    g_autoptr(PGresult) result =
        database_run(db, who, "report_read", values, G_N_ELEMENTS(values), error);

    return result != NULL && PQntuples(result) == 1 ? column_json(result, 0, "report", error)
                                                    : NULL;
}

bool report_create(database *db, const scope *who, const new_report *what, gint64 *id,
                   GError **error)
{
    g_autofree char *answers = json_dumps(what->answers, JSON_COMPACT);
    g_autofree char *usual = json_dumps(what->usual, JSON_COMPACT);
    const char *const values[] = {what->once, answers, usual, what->from};
    g_autoptr(PGresult) result =
        database_run(db, who, "report_create", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *id = column_text(result, 0, "id") != NULL ? column_integer(result, 0, "id") : 0;
    return true;
}

bool report_keep(database *db, const scope *who, const report_seen *seen, const json_t *figures,
                 edit_result *result, GError **error)
{
    g_autofree char *at = g_strdup_printf("%" G_GINT64_FORMAT, seen->at);
    g_autofree char *text = json_dumps(figures, JSON_COMPACT | JSON_REAL_PRECISION(NUMBER_DIGITS));
    const char *const values[] = {seen->number, at, text};
    g_autoptr(PGresult) rows =
        database_run(db, who, "report_keep", values, G_N_ELEMENTS(values), error);

    if (rows == NULL) {
        return false;
    }
    edit_result_read(rows, result);
    return true;
}
