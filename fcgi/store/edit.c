#include "store/edit.h"

#include "store/column.h"

#include <string.h>

static const char *const outcomes[] = {
    [EDIT_DONE] = "done",
    [EDIT_CHANGED] = "changed",
    [EDIT_GONE] = "gone",
    [EDIT_REFUSED] = "refused",
};

void edit_row_free(edit_row *row)
{
    if (row == NULL) {
        return;
    }
    json_decref(row->answers);
    json_decref(row->facts);
    g_free(row->saved_by);
    g_free(row->saved_at);
    g_free(row);
}

void edit_result_clear(edit_result *result)
{
    g_clear_pointer(&result->field, g_free);
    g_clear_pointer(&result->reason, g_free);
}

static edit_row *read_row(const PGresult *result, GError **error)
{
    g_autoptr(edit_row) row = g_new0(edit_row, 1);

    row->answers = column_json(result, 0, "answers", error);
    row->facts = row->answers != NULL ? column_json(result, 0, "facts", error) : NULL;
    if (row->facts == NULL) {
        return NULL;
    }
    row->saves = column_integer(result, 0, "saves");
    row->saved_by = column_copy(result, 0, "saved_by");
    row->saved_at = column_copy(result, 0, "saved_at");
    return g_steal_pointer(&row);
}

edit_row *edit_read(database *db, const scope *who, const char *query, const char *code,
                    GError **error)
{
    const char *const values[] = {code};
    g_autoptr(PGresult) result = database_run(db, who, query, values, G_N_ELEMENTS(values), error);

    return result != NULL && PQntuples(result) == 1 ? read_row(result, error) : NULL;
}

static edit_outcome parse_outcome(const char *name)
{
    gsize i = 0;

    while (strcmp(outcomes[i], name) != 0) {
        i++;
        g_assert(i < G_N_ELEMENTS(outcomes));
    }
    return (edit_outcome)i;
}

void edit_result_read(const PGresult *rows, edit_result *result)
{
    *result = (edit_result){
        .outcome = parse_outcome(column_text(rows, 0, "outcome")),
        .field = column_copy(rows, 0, "field"),
        .reason = column_copy(rows, 0, "reason"),
    };
}

/* of: the query, and the last of its three values. */
static bool change(database *db, const scope *who, const statement *of, const edit_seen *seen,
                   edit_result *result, GError **error)
{
    g_autofree char *at = seen->at >= 0 ? g_strdup_printf("%" G_GINT64_FORMAT, seen->at) : NULL;
    const char *const values[] = {seen->code, at, of->values[0]};
    g_autoptr(PGresult) rows =
        database_run(db, who, of->query, values, G_N_ELEMENTS(values), error);

    if (rows == NULL) {
        return false;
    }
    edit_result_read(rows, result);
    return true;
}

bool edit_save(database *db, const scope *who, const char *query, const edit_seen *seen,
               const json_t *answers, edit_result *result, GError **error)
{
    g_autofree char *text = json_dumps(answers, JSON_COMPACT);
    const char *const values[] = {text};
    const statement what = {query, values, G_N_ELEMENTS(values)};

    return change(db, who, &what, seen, result, error);
}

bool edit_turn(database *db, const scope *who, const char *query, const edit_seen *seen,
               const char *action, edit_result *result, GError **error)
{
    const char *const values[] = {action};
    const statement what = {query, values, G_N_ELEMENTS(values)};

    return change(db, who, &what, seen, result, error);
}

json_t *edit_list(database *db, const scope *who, const char *query, const char *const *values,
                  int count, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, query, values, count, error);

    return result != NULL ? column_json(result, 0, "rows", error) : NULL;
}
