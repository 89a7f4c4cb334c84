#include "store/responses.h"

#include "base/fault.h"
#include "store/column.h"
#include "store/responses_row.h"

#include <string.h>

void stored_response_free(stored_response *r)
{
    if (r == NULL) {
        return;
    }
    g_free(r->number);
    g_free(r->url);
    g_free(r->version);
    g_free(r->language);
    g_free(r->desk_code);
    g_free(r->desk_name);
    g_free(r->begun_by);
    g_free(r->begun_at);
    g_free(r->status);
    json_decref(r->answers);
    g_free(r->reason);
    g_free(r->revised_by);
    g_free(r->revised_at);
    json_decref(r->entries);
    g_free(r->entries_reason);
    g_free(r->saved_by);
    g_free(r->saved_at);
    g_free(r);
}

/* What holds. False with a fault. */
static bool read_held(const PGresult *result, stored_response *r, GError **error)
{
    r->status = column_copy(result, 0, "status");
    r->revision = (int)column_integer(result, 0, "revision");
    r->reason = column_copy(result, 0, "reason");
    r->revised_by = column_copy(result, 0, "revised_by");
    r->revised_at = column_copy(result, 0, "revised_at");
    r->answers = column_json(result, 0, "answers", error);
    return r->answers != NULL || r->revision == 0;
}

/* What is being typed. False with a fault. */
static bool read_typed(const PGresult *result, stored_response *r, GError **error)
{
    r->entries_reason = column_copy(result, 0, "entries_reason");
    r->saves = column_integer(result, 0, "saves");
    r->saved_by = column_copy(result, 0, "saved_by");
    r->saved_at = column_copy(result, 0, "saved_at");
    r->saved_by_me = column_boolean(result, 0, "saved_by_me");
    r->entries = column_json(result, 0, "entries", error);
    return r->entries != NULL || column_text(result, 0, "entries") == NULL;
}

stored_response *responses_row(const PGresult *result, GError **error)
{
    g_autoptr(stored_response) r = NULL;

    if (PQntuples(result) == 0) {
        return NULL;
    }
    r = g_new0(stored_response, 1);
    r->number = column_copy(result, 0, "response_no");
    r->url = column_copy(result, 0, "questionnaire_url");
    r->version = column_copy(result, 0, "questionnaire_version");
    r->language = column_copy(result, 0, "language");
    r->desk_code = column_copy(result, 0, "desk");
    r->desk_name = column_copy(result, 0, "desk_name");
    r->begun_by = column_copy(result, 0, "begun_by");
    r->begun_at = column_copy(result, 0, "begun_at");
    return read_held(result, r, error) && read_typed(result, r, error) ? g_steal_pointer(&r) : NULL;
}

static stored_response *read_noted(database *db, const scope *who, const char *const values[3],
                                   GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "response_read", values, 3, error);

    return result != NULL ? responses_row(result, error) : NULL;
}

stored_response *responses_read(database *db, const scope *who, const char *number,
                                const char *part, GError **error)
{
    const char *const values[] = {number, part != NULL ? "response.view" : NULL, part};

    return read_noted(db, who, values, error);
}

stored_response *responses_export(database *db, const scope *who, const char *number,
                                  GError **error)
{
    const char *const values[] = {number, "response.export", NULL};

    return read_noted(db, who, values, error);
}

static void free_revision(gpointer data)
{
    response_revision *v = data;

    g_free(v->status);
    g_free(v->reason);
    g_free(v->revised_by);
    g_free(v->revised_at);
    g_free(v);
}

GPtrArray *responses_history(database *db, const scope *who, const char *number, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "response_history", &number, 1, error);
    GPtrArray *list = NULL;

    if (result == NULL) {
        return NULL;
    }
    list = g_ptr_array_new_with_free_func(free_revision);
    for (int i = 0; i < PQntuples(result); i++) {
        response_revision *v = g_new0(response_revision, 1);
        v->revision = (int)column_integer(result, i, "revision");
        v->status = column_copy(result, i, "status");
        v->reason = column_copy(result, i, "reason");
        v->revised_by = column_copy(result, i, "revised_by");
        v->revised_at = column_copy(result, i, "revised_at");
        g_ptr_array_add(list, v);
    }
    return list;
}

json_t *responses_answers(database *db, const scope *who, const char *number, int revision,
                          GError **error)
{
    g_autofree char *text = g_strdup_printf("%d", revision);
    const char *const values[] = {number, text};
    g_autoptr(PGresult) result =
        database_run(db, who, "response_revision", values, G_N_ELEMENTS(values), error);

    return result != NULL && PQntuples(result) == 1 ? column_json(result, 0, "answers", error)
                                                    : NULL;
}
