#include "base/secret.h"
#include "store/column.h"
#include "store/staff.h"

/*
 * Two round trips with Argon2 between them, so that no transaction is open while it computes. The
 * attempt is counted in the first one: see login_begin() in the migrations.
 */

static bool open_session(database *db, const scope *who, const char *staff_id,
                         const char *session_hash, login_outcome *outcome, GError **error)
{
    const char *const values[] = {staff_id, session_hash};
    g_autoptr(PGresult) result =
        database_run(db, who, "login_open", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *outcome = column_boolean(result, 0, "opened") ? LOGIN_OPENED : LOGIN_REFUSED;
    return true;
}

static bool refuse(database *db, const scope *who, const char *staff_id, login_outcome *outcome,
                   GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "login_refuse", &staff_id, 1, error);

    *outcome = LOGIN_REFUSED;
    return result != NULL;
}

bool staff_login(database *db, const scope *who, const char *login, const char *password,
                 const char *session_hash, login_outcome *outcome, int *retry_after, GError **error)
{
    g_autofree char *folded = g_ascii_strdown(login, -1);
    const char *const values[] = {folded};
    g_autoptr(PGresult) begun = database_run(db, who, "login_begin", values, 1, error);
    const char *staff_id;

    if (begun == NULL) {
        return false;
    }
    *retry_after = (int)column_integer(begun, 0, "retry_after");
    if (*retry_after > 0) {
        *outcome = LOGIN_THROTTLED;
        return true;
    }
    staff_id = column_text(begun, 0, "staff_id");
    if (secret_password_matches(password, column_text(begun, 0, "password_hash"))) {
        return open_session(db, who, staff_id, session_hash, outcome, error);
    }
    return refuse(db, who, staff_id, outcome, error);
}
