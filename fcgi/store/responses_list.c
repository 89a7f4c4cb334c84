#include "store/column.h"
#include "store/responses.h"

static void free_row(gpointer data)
{
    response_row *row = data;

    g_free(row->number);
    g_free(row->version);
    g_free(row->desk_name);
    g_free(row->status);
    g_free(row->begun_by);
    g_free(row->begun_at);
    g_free(row->revised_at);
    g_free(row);
}

static response_row *read_row(const PGresult *result, int number)
{
    response_row *row = g_new0(response_row, 1);

    row->number = column_copy(result, number, "response_no");
    row->version = column_copy(result, number, "questionnaire_version");
    row->desk_name = column_copy(result, number, "desk_name");
    row->status = column_copy(result, number, "status");
    row->revision = (int)column_integer(result, number, "revision");
    row->typing = column_boolean(result, number, "typing");
    row->begun_by = column_copy(result, number, "begun_by");
    row->begun_at = column_copy(result, number, "begun_at");
    row->revised_at = column_copy(result, number, "revised_at");
    return row;
}

GPtrArray *responses_list(database *db, const scope *who, const response_filter *filter,
                          GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", filter->limit);
    const char *const values[] = {filter->url, filter->before, limit};
    g_autoptr(PGresult) result =
        database_run(db, who, "response_list", values, G_N_ELEMENTS(values), error);
    GPtrArray *list = NULL;

    if (result == NULL) {
        return NULL;
    }
    list = g_ptr_array_new_with_free_func(free_row);
    for (int i = 0; i < PQntuples(result); i++) {
        g_ptr_array_add(list, read_row(result, i));
    }
    return list;
}

static void free_unfinished(gpointer data)
{
    unfinished_response *row = data;

    g_free(row->number);
    g_free(row->url);
    g_free(row->version);
    g_free(row->form_name);
    g_free(row->desk_name);
    g_free(row->saved_at);
    g_free(row);
}

GPtrArray *responses_unfinished(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "response_unfinished", NULL, 0, error);
    GPtrArray *list = NULL;

    if (result == NULL) {
        return NULL;
    }
    list = g_ptr_array_new_with_free_func(free_unfinished);
    for (int i = 0; i < PQntuples(result); i++) {
        unfinished_response *row = g_new0(unfinished_response, 1);
        row->number = column_copy(result, i, "response_no");
        row->url = column_copy(result, i, "questionnaire_url");
        row->version = column_copy(result, i, "questionnaire_version");
        row->form_name = column_copy(result, i, "questionnaire_name");
        row->desk_name = column_copy(result, i, "desk_name");
        row->saved_at = column_copy(result, i, "saved_at");
        row->correction = column_integer(result, i, "revision") > 0;
        g_ptr_array_add(list, row);
    }
    return list;
}
