#include "store/half_login.h"

#include "base/fault.h"
#include "base/japanese.h"
#include "base/recovery_code.h"
#include "base/secret.h"
#include "base/totp.h"
#include "store/column.h"

bool half_login_waits(database *db, const scope *who, const char *hash, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "half_login_exists", &hash, 1, error);

    return result != NULL && column_boolean(result, 0, "waits");
}

char *half_login_place(const scope *who, const char *staff_id)
{
    return g_strconcat(who->municipality, ":", staff_id, NULL);
}

/* What code_open() is to take: a step, or the hash of a recovery code; neither when it is wrong. */
typedef struct {
    char step[24];
    secret_digest recovery;
} proof;

static bool find_step(const code_attempt *attempt, const char *secret, proof *found)
{
    g_autofree char *code = japanese_half_width(attempt->code);
    const gint64 step = totp_find(secret, code, g_get_real_time() / G_USEC_PER_SEC);

    if (step >= 0) {
        g_snprintf(found->step, sizeof found->step, "%" G_GINT64_FORMAT, step);
    }
    return step >= 0;
}

static bool find_recovery(const code_attempt *attempt, proof *found)
{
    recovery_code typed;

    if (!recovery_code_read(attempt->code, &typed)) {
        return false;
    }
    found->recovery = secret_hash(typed.text);
    return true;
}

static bool refuse(database *db, const scope *who, const code_attempt *attempt, GError **error)
{
    g_autoptr(PGresult) noted = database_run(db, who, "code_refuse", &attempt->half_hash, 1, error);

    return noted != NULL;
}

static bool open_session(database *db, const scope *who, const code_attempt *attempt,
                         const proof *found, code_result *result, GError **error)
{
    const bool by_app = found->step[0] != '\0';
    const char *const values[] = {attempt->half_hash, by_app ? found->step : NULL,
                                  by_app ? NULL : found->recovery.hex, attempt->session_hash,
                                  who->browser};
    g_autoptr(PGresult) opened =
        database_run(db, who, "code_open", values, G_N_ELEMENTS(values), error);

    if (opened == NULL) {
        return false;
    }
    if (column_boolean(opened, 0, "opened")) {
        result->outcome = CODE_OPENED;
        return true;
    }
    return refuse(db, who, attempt, error);
}

static bool compare(database *db, const scope *who, const code_attempt *attempt,
                    const PGresult *begun, code_result *result, GError **error)
{
    g_autofree char *place = half_login_place(who, column_text(begun, 0, "staff_id"));
    g_autofree char *secret = seal_open(attempt->key, place, column_text(begun, 0, "secret"));
    proof found = {0};

    if (secret == NULL) {
        fault_set(error, FAULT_CONFIGURATION,
                  "Give back the key file that they were sealed with, or take the second factor "
                  "away: madoguchi staff reset LOGIN --second-factor",
                  "a second factor was sealed with another key than that of MADOGUCHI_KEY_FILE");
        return false;
    }
    if (find_step(attempt, secret, &found) || find_recovery(attempt, &found)) {
        return open_session(db, who, attempt, &found, result, error);
    }
    return refuse(db, who, attempt, error);
}

bool half_login_finish(database *db, const scope *who, const code_attempt *attempt,
                       code_result *result, GError **error)
{
    g_autoptr(PGresult) begun = database_run(db, who, "code_begin", &attempt->half_hash, 1, error);

    if (begun == NULL) {
        return false;
    }
    *result = (code_result){.outcome = CODE_REFUSED};
    if (PQntuples(begun) == 0) {
        result->outcome = CODE_OVER;
        return true;
    }
    result->retry_after = (int)column_integer(begun, 0, "retry_after");
    if (result->retry_after > 0) {
        result->outcome = CODE_THROTTLED;
        return true;
    }
    return compare(db, who, attempt, begun, result, error);
}
