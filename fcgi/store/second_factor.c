#include "store/second_factor.h"

#include "base/fault.h"
#include "base/japanese.h"
#include "base/secret.h"
#include "base/totp.h"
#include "store/column.h"
#include "store/half_login.h"

#include <string.h>

void factor_state_clear(factor_state *state)
{
    g_clear_pointer(&state->secret, g_free);
    g_clear_pointer(&state->confirmed_at, g_free);
}

static char *place_of(const factor_owner *owner)
{
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, owner->staff_id);

    return half_login_place(owner->who, id);
}

static int parse_state(const char *name)
{
    static const char *const names[] = {
        [FACTOR_NONE] = "none", [FACTOR_BEGUN] = "begun", [FACTOR_SET] = "set"};
    int state = FACTOR_NONE;

    while (strcmp(names[state], name) != 0) {
        state++;
    }
    return state;
}

bool second_factor_read(const factor_owner *owner, factor_state *state, GError **error)
{
    g_autofree char *place = place_of(owner);
    g_autoptr(PGresult) result =
        database_run(owner->db, owner->who, "factor_state", NULL, 0, error);
    const char *sealed = NULL;

    *state = (factor_state){0};
    if (result == NULL) {
        return false;
    }
    if (PQntuples(result) == 0) {
        return true; /* the session has ended between two questions */
    }
    state->state = (unsigned)parse_state(column_text(result, 0, "state"));
    state->confirmed_at = column_copy(result, 0, "confirmed_at");
    state->codes_left = (int)column_integer(result, 0, "codes_left");
    state->required = column_boolean(result, 0, "required");
    sealed = column_text(result, 0, "secret");
    state->secret = sealed != NULL ? seal_open(owner->key, place, sealed) : NULL;
    return true;
}

bool second_factor_begin(const factor_owner *owner, GError **error)
{
    g_autofree char *place = place_of(owner);
    g_autofree char *secret = totp_secret_new();
    g_autofree char *sealed = seal(owner->key, place, secret);
    const char *const values[] = {sealed};
    g_autoptr(PGresult) done =
        database_run(owner->db, owner->who, "factor_begin", values, 1, error);

    return done != NULL;
}

/* Fills the sheet; the hashes as a JSON array, which the caller frees. */
static char *draw_codes(recovery_sheet *sheet)
{
    json_auto_t *hashes = json_array();

    for (gsize i = 0; i < RECOVERY_CODES; i++) {
        sheet->codes[i] = recovery_code_new();
        json_array_append_new(hashes, json_string(secret_hash(sheet->codes[i].text).hex));
    }
    return json_dumps(hashes, JSON_COMPACT);
}

bool second_factor_confirm(const factor_owner *owner, const char *code, const char *session_hash,
                           recovery_sheet *sheet, bool *confirmed, GError **error)
{
    g_auto(factor_state) state = {0};
    g_autofree char *typed = japanese_half_width(code);
    g_autofree char *hashes = draw_codes(sheet);
    g_autofree char *step = NULL;
    gint64 found = -1;

    *confirmed = false;
    if (!second_factor_read(owner, &state, error)) {
        return false;
    }
    if (state.secret != NULL) {
        found = totp_find(state.secret, typed, g_get_real_time() / G_USEC_PER_SEC);
    }
    if (found < 0) {
        return true;
    }
    step = g_strdup_printf("%" G_GINT64_FORMAT, found);
    const char *const values[] = {step, hashes, session_hash};
    g_autoptr(PGresult) done =
        database_run(owner->db, owner->who, "factor_confirm", values, 3, error);
    *confirmed = done != NULL && column_boolean(done, 0, "done");
    return done != NULL;
}

bool second_factor_new_codes(const factor_owner *owner, recovery_sheet *sheet, bool *done,
                             GError **error)
{
    g_autofree char *hashes = draw_codes(sheet);
    const char *const values[] = {hashes};
    g_autoptr(PGresult) result =
        database_run(owner->db, owner->who, "factor_codes", values, 1, error);

    *done = result != NULL && column_boolean(result, 0, "done");
    return result != NULL;
}

bool second_factor_remove(const factor_owner *owner, GError **error)
{
    g_autoptr(PGresult) done = database_run(owner->db, owner->who, "factor_remove", NULL, 0, error);

    return done != NULL;
}
