#include "store/retention_review.h"

#include "store/column.h"

#include <string.h>

static json_t *read_json(database *db, const scope *who, const statement *what, const char *column,
                         GError **error)
{
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    return result != NULL ? column_json(result, 0, column, error) : NULL;
}

json_t *retention_rules(database *db, const scope *who, GError **error)
{
    const statement what = {"retention_overview", NULL, 0};

    return read_json(db, who, &what, "rules", error);
}

json_t *retention_list(database *db, const scope *who, const retention_filter *filter,
                       GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", filter->limit);
    const char *const values[] = {filter->kind, filter->which, filter->after, limit};
    const statement what = {"retention_list", values, G_N_ELEMENTS(values)};

    return read_json(db, who, &what, "rows", error);
}

json_t *retention_holds(database *db, const scope *who, GError **error)
{
    const statement what = {"retention_holds", NULL, 0};

    return read_json(db, who, &what, "rows", error);
}

static rule_outcome read_outcome(const char *name)
{
    static const char *const names[] = {
        [RULE_DONE] = "done",       [RULE_CHANGED] = "changed", [RULE_BOUNDS] = "bounds",
        [RULE_CONFIRM] = "confirm", [RULE_GONE] = "gone",
    };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return (rule_outcome)i;
        }
    }
    g_assert_not_reached();
}

bool retention_change(database *db, const scope *who, const rule_change *change,
                      rule_outcome *outcome, gint64 *due, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, change->saves);
    g_autofree char *answers = json_dumps(change->answers, JSON_COMPACT);
    const char *const values[] = {change->kind, saves, answers, change->confirmed};
    g_autoptr(PGresult) result =
        database_run(db, who, "retention_change", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *outcome = read_outcome(column_text(result, 0, "outcome"));
    *due = column_text(result, 0, "due") != NULL ? column_integer(result, 0, "due") : 0;
    return true;
}

bool retention_hold(database *db, const scope *who, const char *subject, const char *reason,
                    hold_outcome *outcome, GError **error)
{
    const char *const values[] = {subject, reason};
    g_autoptr(PGresult) result = database_run(db, who, "retention_hold", values, 2, error);
    const char *name = result != NULL ? column_text(result, 0, "outcome") : NULL;

    if (name == NULL) {
        return false;
    }
    *outcome = strcmp(name, "done") == 0   ? HOLD_DONE
               : strcmp(name, "held") == 0 ? HOLD_HELD
                                           : HOLD_GONE;
    return true;
}

bool retention_lift(database *db, const scope *who, const char *subject, const char *reason,
                    GError **error)
{
    const char *const values[] = {subject, reason};
    g_autoptr(PGresult) result = database_run(db, who, "retention_lift", values, 2, error);

    return result != NULL;
}

json_t *retention_marks(database *db, const scope *who, const char *receipt_no, GError **error)
{
    const char *const values[] = {receipt_no};
    g_autoptr(PGresult) result = database_run(db, who, "retention_marks", values, 1, error);

    if (result == NULL) {
        return NULL;
    }
    return PQntuples(result) == 1 ? json_pack("{s:s, s:b, s:b}", "number", receipt_no, "held",
                                              column_boolean(result, 0, "held"), "suspended",
                                              column_boolean(result, 0, "suspended"))
                                  : json_null();
}
