#include "store/audit_seal.h"

#include "store/column.h"

/* A batch is hashed in some hundredths of a second, and is one round trip of a verification. */
enum { ROWS_A_SEAL = 1000 };

bool audit_seal_all(database *db, const scope *who, gint64 *rows, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", ROWS_A_SEAL);
    const char *const values[] = {limit};
    gint64 sealed = 0;

    *rows = 0;
    do {
        g_autoptr(PGresult) result = database_run(db, who, "audit_seal", values, 1, error);
        if (result == NULL) {
            return false;
        }
        sealed = column_integer(result, 0, "sealed");
        *rows += sealed;
    } while (sealed == ROWS_A_SEAL);
    return true;
}

bool audit_head_read(database *db, const scope *who, audit_head *head, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "audit_head", NULL, 0, error);

    *head = (audit_head){0};
    if (result != NULL && PQntuples(result) == 1) {
        head->seal = column_integer(result, 0, "seal_no");
        g_strlcpy(head->head, column_text(result, 0, "head"), sizeof head->head);
    }
    return result != NULL;
}

bool audit_check_due(database *db, const scope *who, bool *due, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "audit_check_due", NULL, 0, error);

    *due = result != NULL && column_boolean(result, 0, "due");
    return result != NULL;
}

bool audit_check_note(database *db, const scope *who, const audit_verdict *verdict, GError **error)
{
    g_autofree char *seals = g_strdup_printf("%" G_GINT64_FORMAT, verdict->seals);
    g_autofree char *rows = g_strdup_printf("%" G_GINT64_FORMAT, verdict->rows);
    g_autofree char *unsealed = g_strdup_printf("%" G_GINT64_FORMAT, verdict->unsealed);
    g_autofree char *problems = json_dumps(verdict->problems, JSON_COMPACT);
    const char *const values[] = {seals, rows, unsealed, verdict->head, problems};
    g_autoptr(PGresult) result =
        database_run(db, who, "audit_check_note", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}

json_t *audit_state_read(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "audit_state", NULL, 0, error);
    json_t *problems = NULL;

    if (result == NULL) {
        return NULL;
    }
    if (PQntuples(result) == 0) {
        return json_null();
    }
    problems = column_json(result, 0, "problems", error);
    if (problems == NULL) {
        return NULL;
    }
    return json_pack("{s:s?, s:s?, s:s?, s:s?, s:b, s:o}", "seal",
                     column_text(result, 0, "seal_no"), "sealed_at",
                     column_text(result, 0, "sealed_at"), "head", column_text(result, 0, "head"),
                     "checked_at", column_text(result, 0, "checked_at"), "late",
                     column_boolean(result, 0, "late"), "problems", problems);
}
