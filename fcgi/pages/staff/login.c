#include "pages/staff/login.h"

#include "base/secret.h"
#include "pages/local_path.h"
#include "pages/staff/login_kept.h"
#include "text/url.h"

static const char front_page[] = "/requests";

/* Where to go after the login: never to another site, whatever the link said that led here. */
static const char *destination(const char *next)
{
    return next != NULL && local_path_is_safe(next) ? next : front_page;
}

/* message is a sentence for the visitor, or NULL. */
static bool show_form(visit *v, int status, const char *login, const char *next,
                      const char *message, GError **error)
{
    json_t *view =
        json_pack("{s:s, s:s, s:s*, s:b, s:o}", "login", login, "next", destination(next),
                  "message", message, "has_issues", message != NULL, "kept", login_kept(v));
    return page_render(v, status, "staff/login", view, error);
}

bool login_ask(visit *v, GError **error)
{
    if (login_has_kept(v)) {
        return show_form(v, 403, "", NULL, NULL, error);
    }
    g_autofree char *next = url_part(v->in->method == METHOD_GET ? v->in->path : "/");
    g_autofree char *target = g_strconcat("/login?next=", next, NULL);
    response_redirect(v->out, target);
    return true;
}

bool login_page(visit *v, GError **error)
{
    return show_form(v, 200, "", field_list_get(v->in->query, "next"), NULL, error);
}

static bool show_wait(visit *v, const char *login, const char *next, int seconds, GError **error)
{
    json_auto_t *values = json_pack("{s:i}", "seconds", seconds);
    g_autofree char *message =
        text_fill(catalog_get(v->site->texts, v->language, "staff_login_wait"), values);
    g_autofree char *retry_after = g_strdup_printf("%d", seconds);
    response_header(v->out, "Retry-After", retry_after);
    return show_form(v, 429, login, next, message, error);
}

/* Strict: a link from elsewhere never arrives logged in. No age: gone with the browser's window. */
static void set_session_cookie(visit *v, const char *token)
{
    const cookie session = {
        .name = "session",
        .value = token,
        .secure = v->site->settings->secure,
        .strict = true,
    };
    response_cookie(v->out, &session);
}

/* What was posted before the login, to be sent on with the key of the new session. */
static bool show_kept(visit *v, const char *token, GError **error)
{
    v->token = token;
    v->form_key.hex[0] = '\0';
    return page_render(v, 200, "staff/login_again", login_kept_released(v), error);
}

/* The session that this browser had until now ends, whoever's it was: its cookie is gone anyway. */
static bool let_in(visit *v, const char *token, const char *next, GError **error)
{
    if (v->token != NULL && !staff_logout(v->site->db, &v->scope, error)) {
        return false;
    }
    if (!login_has_kept(v)) {
        response_redirect(v->out, destination(next));
    } else if (!show_kept(v, token, error)) {
        return false;
    }
    set_session_cookie(v, token);
    return true;
}

bool login_enter(visit *v, GError **error)
{
    const char *login = field_list_single(v->in->form, "login");
    const char *password = field_list_single(v->in->form, "password");
    const char *next = field_list_single(v->in->form, "next");
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
        return let_in(v, token.text, next, error);
    case LOGIN_THROTTLED:
        return show_wait(v, login, next, result.retry_after, error);
    case LOGIN_REFUSED:
        break;
    }
    return show_form(v, 403, login, next,
                     catalog_get(v->site->texts, v->language, "staff_login_refused"), error);
}

bool login_leave(visit *v, GError **error)
{
    if (!staff_logout(v->site->db, &v->scope, error)) {
        return false;
    }
    response_redirect(v->out, "/login");
    set_session_cookie(v, "");
    return true;
}
