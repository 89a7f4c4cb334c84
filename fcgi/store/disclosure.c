#include "store/disclosure.h"

#include "store/column.h"
#include "store/request_key.h"

#include <string.h>

json_t *disclosure_list(database *db, const scope *who, int limit, int offset, GError **error)
{
    g_autofree char *rows = g_strdup_printf("%d", limit);
    g_autofree char *left_out = g_strdup_printf("%d", offset);
    const char *const values[] = {rows, left_out};
    g_autoptr(PGresult) result =
        database_run(db, who, "disclosure_list", values, G_N_ELEMENTS(values), error);

    return result != NULL ? column_json(result, 0, "rows", error) : NULL;
}

bool disclosure_open(database *db, const scope *who, const char *once, const json_t *answers,
                     gint64 *id, GError **error)
{
    g_autofree char *text = json_dumps(answers, JSON_COMPACT);
    const char *const values[] = {once, text};
    g_autoptr(PGresult) result =
        database_run(db, who, "disclosure_open", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *id = column_integer(result, 0, "id");
    return true;
}

/* The JSON of the only row; NULL without a fault when there is no row. */
static json_t *read_one(database *db, const scope *who, const statement *what, const char *column,
                        GError **error)
{
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    return result != NULL && PQntuples(result) == 1 ? column_json(result, 0, column, error) : NULL;
}

json_t *disclosure_read(database *db, const scope *who, const char *id, const char *audit_kind,
                        GError **error)
{
    const char *const values[] = {id, audit_kind};
    const statement what = {"disclosure_read", values, G_N_ELEMENTS(values)};

    return read_one(db, who, &what, "disclosure", error);
}

json_t *disclosure_record(database *db, const scope *who, const char *id, const char *subject,
                          const char *audit_kind, GError **error)
{
    const char *const values[] = {id, subject, audit_kind};
    const statement what = {"disclosure_record", values, G_N_ELEMENTS(values)};

    return read_one(db, who, &what, "record", error);
}

json_t *disclosure_search(database *db, const scope *who, const char *id, const char *sought,
                          GError **error)
{
    g_autofree char *key = NULL;
    const request_sought kind = request_key_sought(sought, &key);
    const char *const values[] = {id, key, kind == SOUGHT_TEL ? "{tel,tel_end}" : "{name,kana}"};
    const statement what = {"disclosure_search", values, G_N_ELEMENTS(values)};

    return kind == SOUGHT_TEL || kind == SOUGHT_NAME ? read_one(db, who, &what, "rows", error)
                                                     : json_array();
}

/* Runs a query whose only column is the outcome of a function. */
static bool change(database *db, const scope *who, const statement *what,
                   disclosure_outcome *outcome, GError **error)
{
    static const char *const names[] = {
        [DISCLOSURE_DONE] = "done",
        [DISCLOSURE_CHANGED] = "changed",
        [DISCLOSURE_CLOSED] = "closed",
        [DISCLOSURE_GONE] = "gone",
    };
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    if (result == NULL) {
        return false;
    }
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i], column_text(result, 0, "outcome")) == 0) {
            *outcome = (disclosure_outcome)i;
            return true;
        }
    }
    g_assert_not_reached();
}

bool disclosure_pick(database *db, const scope *who, const disclosure_place *place, bool away,
                     disclosure_outcome *outcome, GError **error)
{
    const char *const values[] = {place->id, place->subject, away ? "true" : "false"};
    const statement what = {"disclosure_pick", values, G_N_ELEMENTS(values)};

    return change(db, who, &what, outcome, error);
}

bool disclosure_withhold(database *db, const scope *who, const withholding *what,
                         disclosure_outcome *outcome, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, what->saves);
    g_autofree char *withheld = json_dumps(what->withheld, JSON_COMPACT);
    const char *const values[] = {what->place.id, what->place.subject, saves, withheld};
    const statement query = {"disclosure_withhold", values, G_N_ELEMENTS(values)};

    return change(db, who, &query, outcome, error);
}

bool disclosure_close(database *db, const scope *who, const disclosure_decision *decision,
                      disclosure_outcome *outcome, GError **error)
{
    g_autofree char *at = g_strdup_printf("%" G_GINT64_FORMAT, decision->saves);
    g_autofree char *text = json_dumps(decision->answers, JSON_COMPACT);
    const char *const values[] = {decision->id, at, text};
    const statement what = {"disclosure_close", values, G_N_ELEMENTS(values)};

    return change(db, who, &what, outcome, error);
}

bool disclosure_suspend(database *db, const scope *who, const disclosure_place *place,
                        bool suspended, disclosure_outcome *outcome, GError **error)
{
    const char *const values[] = {place->id, place->subject, suspended ? "true" : "false"};
    const statement what = {"disclosure_suspend", values, G_N_ELEMENTS(values)};

    return change(db, who, &what, outcome, error);
}
