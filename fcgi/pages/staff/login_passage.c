#include "pages/staff/login_passage.h"

#include "pages/local_path.h"
#include "pages/staff/login_kept.h"

static const char front_page[] = "/";

enum { HALF_LOGIN_SECONDS = 10 * 60 }; /* as the table half_login has it */

const char *login_destination(const char *next)
{
    return next != NULL && local_path_is_safe(next) ? next : front_page;
}

void login_set_session(visit *v, const char *token)
{
    const cookie session = {
        .name = "session",
        .value = token,
        .secure = v->site->settings->secure,
        .strict = true,
    };
    response_cookie(v->out, &session);
}

void login_set_half(visit *v, const char *token)
{
    const cookie half = {
        .name = "login",
        .value = token,
        .max_age = HALF_LOGIN_SECONDS,
        .secure = v->site->settings->secure,
        .strict = true,
    };
    response_cookie(v->out, &half);
}

bool login_half_hash(const visit *v, secret_digest *hash)
{
    const char *name = cookie_name("login", v->site->settings->secure);
    const char *token = field_list_single(v->in->cookies, name);

    if (token == NULL || !secret_token_is_plausible(token)) {
        return false;
    }
    *hash = secret_hash(token);
    return true;
}

/* What was posted before the login, to be sent on with the key of the new session. */
static bool show_kept(visit *v, const char *token, GError **error)
{
    page_renew_form_key(v, token);
    return page_render(v, 200, "staff/login_again", login_kept_released(v), error);
}

bool login_proceed(visit *v, const char *token, const char *next, GError **error)
{
    if (!login_has_kept(v)) {
        response_redirect(v->out, login_destination(next));
    } else if (!show_kept(v, token, error)) {
        return false;
    }
    login_set_session(v, token);
    return true;
}

bool login_show(visit *v, const login_form *form, json_t *more, GError **error)
{
    json_auto_t *owned = more;
    json_t *view =
        json_pack("{s:s, s:s*, s:b, s:o}", "next", login_destination(form->next), "message",
                  form->message, "has_issues", form->message != NULL, "kept", login_kept(v));

    json_object_update(view, owned);
    return page_render(v, form->status, form->template, view, error);
}

bool login_show_wait(visit *v, const login_form *form, int seconds, json_t *more, GError **error)
{
    json_auto_t *message =
        page_sentence(v, "staff_login_wait", json_pack("{s:i}", "seconds", seconds));
    g_autofree char *retry_after = g_strdup_printf("%d", seconds);
    login_form waiting = *form;

    waiting.status = 429;
    waiting.message = json_string_value(message);
    response_header(v->out, "Retry-After", retry_after);
    return login_show(v, &waiting, more, error);
}
