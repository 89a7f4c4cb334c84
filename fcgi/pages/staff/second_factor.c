#include "pages/staff/second_factor.h"

#include "base/totp.h"
#include "pages/staff/asked_password.h"
#include "pages/staff/login_passage.h"
#include "pages/staff/minute.h"
#include "store/second_factor.h"
#include "text/qr.h"

#include <string.h>

static const char own_path[] = "/account/second-factor";

static factor_owner owner_of(const visit *v)
{
    return (factor_owner){v->site->db, &v->scope, v->site->key, v->staff->id};
}

/* "JBSW Y3DP …": what is typed by hand where no camera is. */
static char *in_groups(const char *secret)
{
    GString *text = g_string_new(NULL);

    for (gsize i = 0; secret[i] != '\0'; i++) {
        if (i > 0 && i % 4 == 0) {
            g_string_append_c(text, ' ');
        }
        g_string_append_c(text, secret[i]);
    }
    return g_string_free(text, FALSE);
}

/* Apps show the issuer above the code: which municipality's, of several perhaps. */
static json_t *picture_view(const visit *v, const char *secret)
{
    const char *service = catalog_get(v->site->texts, "ja", "service_name");
    g_autofree char *issuer = g_strconcat(v->site->municipality->name, " ", service, NULL);
    g_autofree char *uri = totp_uri(secret, issuer, v->staff->login);
    g_autofree char *groups = in_groups(secret);
    g_auto(qr_code) code = qr_encode(uri);

    return json_pack("{s:i, s:s, s:s, s:s}", "size", code.size, "path", code.path, "groups", groups,
                     "uri", uri);
}

/* What was wrong, beside which of the fields; NULL for nothing. */
typedef struct {
    int status;
    const char *code_problem;
    const char *password_problem;
} factor_answer;

static bool show(visit *v, const factor_answer *answer, GError **error)
{
    const factor_owner owner = owner_of(v);
    g_auto(factor_state) state = {0};
    json_t *view = NULL;

    if (!second_factor_read(&owner, &state, error)) {
        return false;
    }
    view = json_pack("{s:b, s:b, s:b, s:b, s:i, s:s*, s:s*, s:b}", "set", state.state == FACTOR_SET,
                     "begun", state.secret != NULL, "required", state.required, "lacking",
                     v->staff->lacks_factor, "codes_left", state.codes_left, "code_problem",
                     answer->code_problem, "password_problem", answer->password_problem,
                     "has_issues", answer->status != 200);
    if (state.secret != NULL) {
        json_object_set_new(view, "picture", picture_view(v, state.secret));
    }
    if (state.confirmed_at != NULL) {
        g_autofree char *minute = minute_text(state.confirmed_at);
        json_object_set_new(view, "confirmed", json_string(minute));
    }
    return page_render(v, answer->status, "staff/second_factor", view, error);
}

bool second_factor_page(visit *v, GError **error)
{
    return show(v, &(factor_answer){.status = 200}, error);
}

bool second_factor_start(visit *v, GError **error)
{
    const factor_owner owner = owner_of(v);

    if (!second_factor_begin(&owner, error)) {
        return false;
    }
    response_redirect(v->out, own_path);
    return true;
}

/*
 * The codes are in this answer and nowhere else, so it cannot be a redirection to a page that could
 * be asked for again.
 */
static bool show_codes(visit *v, const recovery_sheet *sheet, GError **error)
{
    json_t *codes = json_array();

    for (gsize i = 0; i < RECOVERY_CODES; i++) {
        json_array_append_new(codes, json_string(sheet->codes[i].text));
    }
    return page_render(v, 200, "staff/recovery_codes", json_pack("{s:o}", "codes", codes), error);
}

bool second_factor_enter(visit *v, GError **error)
{
    const factor_owner owner = owner_of(v);
    const char *code = field_list_single(v->in->form, "one-time-code");
    const secret_token token = secret_token_new();
    const secret_digest digest = secret_hash(token.text);
    recovery_sheet sheet;
    bool confirmed = false;

    if (code == NULL) {
        page_error(v, 400);
        return true;
    }
    if (!second_factor_confirm(&owner, code, digest.hex, &sheet, &confirmed, error)) {
        return false;
    }
    if (!confirmed) {
        const factor_answer answer = {
            .status = 422,
            .code_problem = catalog_get(v->site->texts, v->language, "staff_factor_wrong"),
        };
        return show(v, &answer, error);
    }
    page_renew_form_key(v, token.text);
    if (!show_codes(v, &sheet, error)) {
        return false;
    }
    login_set_session(v, token.text);
    return true;
}

/* False when it was answered: the password was not right, or there was a fault. */
static bool password_is_right(visit *v, bool *answered, GError **error)
{
    g_auto(asked_password) asked = {0};

    *answered = asked_password_read(v, &asked, error);
    if (!*answered || asked.status == 0) {
        return *answered;
    }
    const factor_answer answer = {.status = asked.status, .password_problem = asked.problem};
    *answered = show(v, &answer, error);
    return false;
}

bool second_factor_codes(visit *v, GError **error)
{
    const factor_owner owner = owner_of(v);
    recovery_sheet sheet;
    bool done = false;

    if (!password_is_right(v, &done, error)) {
        return done;
    }
    if (!second_factor_new_codes(&owner, &sheet, &done, error)) {
        return false;
    }
    if (!done) {
        response_redirect(v->out, own_path);
        return true;
    }
    return show_codes(v, &sheet, error);
}

bool second_factor_take_away(visit *v, GError **error)
{
    const factor_owner owner = owner_of(v);
    bool done = false;

    if (!password_is_right(v, &done, error)) {
        return done;
    }
    if (!second_factor_remove(&owner, error)) {
        return false;
    }
    response_redirect(v->out, "/account?saved=1#saved");
    return true;
}
