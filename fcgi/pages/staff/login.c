#include "pages/staff/login.h"

#include "pages/staff/login_code.h"
#include "pages/staff/login_kept.h"
#include "pages/staff/login_passage.h"
#include "pages/staff/login_unlock.h"
#include "text/url.h"

/* message is a sentence for the visitor, or NULL. */
static bool show_form(visit *v, int status, const char *login, const char *message, GError **error)
{
    const login_form form = {
        .template = "staff/login",
        .status = status,
        .next =
            field_list_single(v->in->method == METHOD_POST ? v->in->form : v->in->query, "next"),
        .message = message,
    };

    return login_show(v, &form, json_pack("{s:s}", "login", login), error);
}

bool login_ask(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autofree char *locked =
        v->token != NULL ? staff_locked_name(v->site->db, &v->scope, &fault) : NULL;
    g_autofree char *next = url_part(v->in->method == METHOD_GET ? v->in->path : "/");
    g_autofree char *target =
        g_strconcat(locked != NULL ? "/login/unlock" : "/login", "?next=", next, NULL);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (!login_has_kept(v)) {
        response_redirect(v->out, target);
        return true;
    }
    return locked != NULL ? login_unlock_ask(v, locked, error) : show_form(v, 403, "", NULL, error);
}

bool login_page(visit *v, GError **error)
{
    return show_form(v, 200, "", NULL, error);
}

/* The session that this browser had until now ends, whoever's it was: its cookie is gone anyway. */
static bool let_in(visit *v, const char *token, GError **error)
{
    if (v->token != NULL && !staff_logout(v->site->db, &v->scope, error)) {
        return false;
    }
    return login_proceed(v, token, field_list_single(v->in->form, "next"), error);
}

static bool show_wait(visit *v, const char *login, int seconds, GError **error)
{
    const login_form form = {
        .template = "staff/login",
        .next = field_list_single(v->in->form, "next"),
    };

    return login_show_wait(v, &form, seconds, json_pack("{s:s}", "login", login), error);
}

bool login_enter(visit *v, GError **error)
{
    const char *login = field_list_single(v->in->form, "login");
    const char *password = field_list_single(v->in->form, "password");
    if (login == NULL || password == NULL) {
        page_error(v, 400);
        return true;
    }

    secret_token token = secret_token_new();
    secret_digest digest = secret_hash(token.text);
    const login_attempt attempt = {login, password, digest.hex};
    login_result result;
    if (!staff_login(v->site->db, &v->scope, &attempt, &result, error)) {
        return false;
    }
    switch (result.outcome) {
    case LOGIN_OPENED:
        return let_in(v, token.text, error);
    case LOGIN_CODE:
        return login_code_ask(v, token.text, error);
    case LOGIN_THROTTLED:
        return show_wait(v, login, result.retry_after, error);
    case LOGIN_REFUSED:
        break;
    }
    return show_form(v, 403, login, catalog_get(v->site->texts, v->language, "staff_login_refused"),
                     error);
}

bool login_leave(visit *v, GError **error)
{
    if (!staff_logout(v->site->db, &v->scope, error)) {
        return false;
    }
    response_redirect(v->out, "/login");
    login_set_session(v, "");
    return true;
}
