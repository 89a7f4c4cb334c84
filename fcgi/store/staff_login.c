#include "base/secret.h"
#include "store/column.h"
#include "store/staff.h"

/*
 * Two round trips with Argon2 between them, so that no transaction is open while it computes. The
 * attempt is counted in the first one: see login_begin() in the migrations.
 */

static bool open_session(database *db, const scope *who, const char *staff_id,
                         const login_attempt *attempt, login_result *result, GError **error)
{
    const char *const values[] = {staff_id, attempt->session_hash, who->browser};
    g_autoptr(PGresult) opened =
        database_run(db, who, "login_open", values, G_N_ELEMENTS(values), error);
    const char *outcome = opened != NULL ? column_text(opened, 0, "outcome") : "";

    if (g_str_equal(outcome, "opened")) {
        result->outcome = LOGIN_OPENED;
    } else if (g_str_equal(outcome, "code")) {
        result->outcome = LOGIN_CODE;
    }
    return opened != NULL;
}

static bool refuse(database *db, const scope *who, const char *staff_id, GError **error)
{
    g_autoptr(PGresult) noted = database_run(db, who, "login_refuse", &staff_id, 1, error);

    return noted != NULL;
}

bool staff_login(database *db, const scope *who, const login_attempt *attempt, login_result *result,
                 GError **error)
{
    g_autofree char *folded = g_ascii_strdown(attempt->login, -1);
    const char *const values[] = {folded};
    g_autoptr(PGresult) begun = database_run(db, who, "login_begin", values, 1, error);
    const char *staff_id;

    if (begun == NULL) {
        return false;
    }
    result->outcome = LOGIN_REFUSED;
    result->retry_after = (int)column_integer(begun, 0, "retry_after");
    if (result->retry_after > 0) {
        result->outcome = LOGIN_THROTTLED;
        return true;
    }
    staff_id = column_text(begun, 0, "staff_id");
    if (secret_password_matches(attempt->password, column_text(begun, 0, "password_hash"))) {
        return open_session(db, who, staff_id, attempt, result, error);
    }
    return refuse(db, who, staff_id, error);
}
