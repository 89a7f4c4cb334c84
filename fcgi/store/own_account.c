#include "store/own_account.h"

#include "base/secret.h"
#include "store/column.h"

static bool refuse(database *db, const scope *who, const char *staff_id, GError **error)
{
    g_autoptr(PGresult) noted = database_run(db, who, "login_refuse", &staff_id, 1, error);

    return noted != NULL;
}

bool own_password_check(database *db, const scope *who, const char *password,
                        password_check *result, GError **error)
{
    g_autoptr(PGresult) begun = database_run(db, who, "password_begin", NULL, 0, error);

    if (begun == NULL) {
        return false;
    }
    *result = (password_check){.outcome = PASSWORD_NOBODY};
    if (PQntuples(begun) == 0) {
        return true;
    }
    result->retry_after = (int)column_integer(begun, 0, "retry_after");
    g_strlcpy(result->login, column_text(begun, 0, "login"), sizeof result->login);
    if (result->retry_after > 0) {
        result->outcome = PASSWORD_THROTTLED;
        return true;
    }
    if (secret_password_matches(password, column_text(begun, 0, "password_hash"))) {
        result->outcome = PASSWORD_RIGHT;
        return true;
    }
    result->outcome = PASSWORD_WRONG;
    return refuse(db, who, column_text(begun, 0, "staff_id"), error);
}

bool own_session_unlock(database *db, const scope *who, const char *session_hash, bool *done,
                        GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "session_unlock", &session_hash, 1, error);

    *done = result != NULL && column_boolean(result, 0, "done");
    return result != NULL;
}

bool own_password_change(database *db, const scope *who, const password_change *change, bool *done,
                         GError **error)
{
    g_autofree char *hash = secret_password_hash(change->password, error);
    const char *const values[] = {hash, change->session_hash};
    g_autoptr(PGresult) result =
        hash != NULL ? database_run(db, who, "password_change", values, 2, error) : NULL;

    *done = result != NULL && column_boolean(result, 0, "done");
    return result != NULL;
}

bool own_session_lock(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) done = database_run(db, who, "session_lock", NULL, 0, error);

    return done != NULL;
}

json_t *own_sessions(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "session_list", NULL, 0, error);

    return result != NULL ? column_json(result, 0, "sessions", error) : NULL;
}

bool own_sessions_end(database *db, const scope *who, const char *session_id, GError **error)
{
    g_autoptr(PGresult) done = database_run(db, who, "session_end", &session_id, 1, error);

    return done != NULL;
}
