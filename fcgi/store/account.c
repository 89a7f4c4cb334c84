#include "store/account.h"

#include "base/secret.h"
#include "store/column.h"

#include <string.h>

json_t *account_list(database *db, const scope *who, const account_filter *filter, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", filter->limit);
    const char *const values[] = {filter->state, filter->role, filter->desk_code, filter->after,
                                  limit};
    g_autoptr(PGresult) result =
        database_run(db, who, "account_list", values, G_N_ELEMENTS(values), error);

    return result != NULL ? column_json(result, 0, "accounts", error) : NULL;
}

json_t *account_read(database *db, const scope *who, const char *id, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "account_read", &id, 1, error);

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    return column_json(result, 0, "account", error);
}

/* As the functions in the migration have them. */
static account_outcome parse_outcome(const char *name)
{
    static const char *const names[] = {
        [ACCOUNT_DONE] = "done",         [ACCOUNT_CHANGED] = "changed", [ACCOUNT_TAKEN] = "taken",
        [ACCOUNT_REASON] = "reason",     [ACCOUNT_SELF] = "self",       [ACCOUNT_LAST] = "last",
        [ACCOUNT_CONTRACT] = "contract", [ACCOUNT_GONE] = "gone",
    };
    account_outcome outcome = ACCOUNT_DONE;

    while (strcmp(names[outcome], name) != 0) {
        outcome++;
        g_assert(outcome < G_N_ELEMENTS(names));
    }
    return outcome;
}

static bool run_for_outcome(database *db, const scope *who, const statement *what,
                            account_outcome *outcome, GError **error)
{
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    if (result == NULL) {
        return false;
    }
    *outcome = parse_outcome(column_text(result, 0, "outcome"));
    return true;
}

static char *facts_text(const account_facts *facts)
{
    json_auto_t *json = json_pack("{s:s, s:s, s:s, s:O, s:O, s:s?, s:s*}", "login", facts->login,
                                  "name", facts->name, "role", staff_role_name(facts->role),
                                  "rights", facts->rights, "desks", facts->desks, "contract",
                                  facts->contract, "profession", facts->profession);

    return json_dumps(json, JSON_COMPACT);
}

bool account_save(database *db, const scope *who, const account_seen *seen,
                  const account_facts *facts, account_saved *saved, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, seen->saves);
    g_autofree char *text = facts_text(facts);
    const char *const values[] = {seen->id, saves, text, facts->reason};
    g_autoptr(PGresult) result =
        database_run(db, who, "account_save", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    saved->outcome = parse_outcome(column_text(result, 0, "outcome"));
    if (saved->outcome == ACCOUNT_DONE) {
        saved->id = column_copy(result, 0, "staff_id");
    }
    return true;
}

bool account_disable(database *db, const scope *who, const account_seen *seen,
                     const account_switch *change, account_outcome *outcome, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, seen->saves);
    const char *const values[] = {seen->id, saves, change->disabled ? "t" : "f", change->reason};
    const statement what = {"account_disable", values, G_N_ELEMENTS(values)};

    return run_for_outcome(db, who, &what, outcome, error);
}

char *account_link(database *db, const scope *who, const char *id, const char *token_hash,
                   GError **error)
{
    const char *const values[] = {id, token_hash};
    g_autoptr(PGresult) result =
        database_run(db, who, "account_link", values, G_N_ELEMENTS(values), error);

    return result != NULL ? column_copy(result, 0, "until") : NULL;
}

bool account_remove_factor(database *db, const scope *who, const char *id, const char *reason,
                           account_outcome *outcome, GError **error)
{
    const char *const values[] = {id, reason};
    const statement what = {"account_remove_factor", values, G_N_ELEMENTS(values)};

    return run_for_outcome(db, who, &what, outcome, error);
}

bool account_end_sessions(database *db, const scope *who, const char *id, account_outcome *outcome,
                          GError **error)
{
    const statement what = {"account_end_sessions", &id, 1};

    return run_for_outcome(db, who, &what, outcome, error);
}

char *account_named(database *db, const scope *who, const char *login, gint64 *saves,
                    GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "account_named", &login, 1, error);

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    *saves = column_integer(result, 0, "saves");
    return column_copy(result, 0, "staff_id");
}

bool account_set_password(database *db, const scope *who, const char *id, const char *password,
                          GError **error)
{
    g_autofree char *hash = secret_password_hash(password, error);
    const char *const values[] = {id, hash};
    g_autoptr(PGresult) result =
        hash != NULL ? database_run(db, who, "account_password", values, 2, error) : NULL;

    return result != NULL;
}
