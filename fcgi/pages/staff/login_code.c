#include "pages/staff/login_code.h"

#include "pages/staff/login_kept.h"
#include "pages/staff/login_passage.h"
#include "store/half_login.h"
#include "text/url.h"

static const char *next_of(const visit *v)
{
    return field_list_single(v->in->method == METHOD_POST ? v->in->form : v->in->query, "next");
}

/* message is the key of a sentence, or NULL. */
static bool show_form(visit *v, int status, const char *message, GError **error)
{
    const login_form form = {
        .template = "staff/login_code",
        .status = status,
        .next = next_of(v),
        .message = message != NULL ? catalog_get(v->site->texts, v->language, message) : NULL,
    };

    return login_show(v, &form, NULL, error);
}

bool login_code_ask(visit *v, const char *token, GError **error)
{
    g_autofree char *next = url_part(login_destination(next_of(v)));
    g_autofree char *target = g_strconcat("/login/code?next=", next, NULL);

    if (!login_has_kept(v)) {
        response_redirect(v->out, target);
    } else if (!show_form(v, 200, NULL, error)) {
        return false;
    }
    login_set_half(v, token);
    return true;
}

bool login_code_page(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    secret_digest half;
    const bool waits =
        login_half_hash(v, &half) && half_login_waits(v->site->db, &v->scope, half.hex, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (!waits) {
        response_redirect(v->out, "/login");
        return true;
    }
    return show_form(v, 200, NULL, error);
}

/* The half login is over, so the password is asked for again; what was carried goes along. */
static bool begin_again(visit *v, GError **error)
{
    const login_form form = {
        .template = "staff/login",
        .status = 403,
        .next = next_of(v),
        .message = catalog_get(v->site->texts, v->language, "staff_code_over"),
    };

    return login_show(v, &form, json_pack("{s:s}", "login", ""), error);
}

static bool let_in(visit *v, const char *token, GError **error)
{
    if (v->token != NULL && !staff_logout(v->site->db, &v->scope, error)) {
        return false;
    }
    if (!login_proceed(v, token, next_of(v), error)) {
        return false;
    }
    login_set_half(v, "");
    return true;
}

static bool show_wait(visit *v, int seconds, GError **error)
{
    const login_form form = {.template = "staff/login_code", .next = next_of(v)};

    return login_show_wait(v, &form, seconds, NULL, error);
}

bool login_code_enter(visit *v, GError **error)
{
    const char *code = field_list_single(v->in->form, "one-time-code");
    const secret_token token = secret_token_new();
    const secret_digest session = secret_hash(token.text);
    secret_digest half;
    code_result result = {.outcome = CODE_OVER};

    if (code == NULL) {
        page_error(v, 400);
        return true;
    }
    const code_attempt attempt = {half.hex, code, session.hex, v->site->key};
    if (login_half_hash(v, &half) &&
        !half_login_finish(v->site->db, &v->scope, &attempt, &result, error)) {
        return false;
    }
    switch (result.outcome) {
    case CODE_OPENED:
        return let_in(v, token.text, error);
    case CODE_THROTTLED:
        return show_wait(v, result.retry_after, error);
    case CODE_OVER:
        return begin_again(v, error);
    case CODE_REFUSED:
        break;
    }
    return show_form(v, 403, "staff_code_refused", error);
}
