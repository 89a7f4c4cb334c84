#include "store/case_file.h"

#include "store/column.h"

/* The JSON in the column of the first row; NULL without a fault when there is no row. */
static json_t *read_json(database *db, const scope *who, const statement *what, const char *column,
                         GError **error)
{
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    return result != NULL && PQntuples(result) > 0 ? column_json(result, 0, column, error) : NULL;
}

json_t *case_file_read(database *db, const scope *who, const char *case_no, const char *kind,
                       GError **error)
{
    const char *const values[] = {case_no, kind};
    const statement what = {"case_view", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "found", error);
}

json_t *case_file_contacts(database *db, const scope *who, const char *case_no, GError **error)
{
    const char *const values[] = {case_no};
    const statement what = {"case_print", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "rows", error);
}

json_t *case_file_officers(database *db, const scope *who, const char *case_no, GError **error)
{
    const char *const values[] = {case_no};
    const statement what = {"case_officers", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "officers", error);
}

json_t *case_file_duplicates(database *db, const scope *who, const char *person_no, GError **error)
{
    const char *const values[] = {person_no};
    const statement what = {"case_duplicates", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "rows", error);
}

json_t *case_file_of_request(database *db, const scope *who, const char *receipt_no, GError **error)
{
    const char *const values[] = {receipt_no};
    g_autoptr(PGresult) result =
        database_run(db, who, "case_of_request", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return NULL;
    }
    if (PQntuples(result) == 0) {
        return json_null();
    }
    return json_pack("{s:s, s:s, s:b}", "case_no", column_text(result, 0, "case_no"), "desk",
                     column_text(result, 0, "desk_name"), "seen",
                     column_boolean(result, 0, "seen"));
}

json_t *case_file_list(database *db, const scope *who, const case_listing *what, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", what->limit);
    const char *const values[] = {what->state,
                                  what->desk_code,
                                  what->charge,
                                  what->due,
                                  what->opened_us,
                                  what->case_no,
                                  what->before ? "true" : "false",
                                  limit};
    const statement query = {"case_list", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &query, "rows", error);
}

json_t *case_file_counts(database *db, const scope *who, const char *desk_code, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", CASE_COUNT_MAX);
    const char *const values[] = {desk_code, limit};
    const statement what = {"case_counts", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "counts", error);
}

json_t *case_file_given(database *db, const scope *who, int limit, GError **error)
{
    g_autofree char *text = g_strdup_printf("%d", limit);
    const char *const values[] = {text};
    const statement what = {"case_transferred", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "rows", error);
}
