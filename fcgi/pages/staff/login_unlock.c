#include "pages/staff/login_unlock.h"

#include "pages/staff/login_passage.h"
#include "store/own_account.h"

#include <string.h>

static const char *next_of(const visit *v)
{
    return field_list_single(v->in->method == METHOD_POST ? v->in->form : v->in->query, "next");
}

static bool is_quiet(const visit *v)
{
    return field_list_single(v->in->form, "quiet") != NULL;
}

/* message is the key of a sentence, or NULL. */
static bool show_form(visit *v, int status, const char *name, const char *message, GError **error)
{
    const login_form form = {
        .template = "staff/login_unlock",
        .status = status,
        .next = next_of(v),
        .message = message != NULL ? catalog_get(v->site->texts, v->language, message) : NULL,
    };

    return login_show(v, &form, json_pack("{s:s}", "name", name), error);
}

bool login_unlock_ask(visit *v, const char *name, GError **error)
{
    return show_form(v, 403, name, NULL, error);
}

/* *name stays NULL when nothing is locked. False with a fault. */
static bool read_name(visit *v, char **name, GError **error)
{
    g_autoptr(GError) fault = NULL;

    *name = v->token != NULL ? staff_locked_name(v->site->db, &v->scope, &fault) : NULL;
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return true;
}

bool login_unlock_page(visit *v, GError **error)
{
    g_autofree char *name = NULL;

    if (!read_name(v, &name, error)) {
        return false;
    }
    if (name == NULL) {
        response_redirect(v->out, login_destination(next_of(v)));
        return true;
    }
    return show_form(v, 200, name, NULL, error);
}

static void answer_quietly(visit *v, int status)
{
    v->out->status = status;
    response_header(v->out, "Cache-Control", "no-store");
}

/* *done is false, and nothing was answered, when the session has ended meanwhile. */
static bool unlock(visit *v, bool *done, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest digest = secret_hash(token.text);

    if (!own_session_unlock(v->site->db, &v->scope, digest.hex, done, error)) {
        return false;
    }
    if (!*done) {
        return true;
    }
    if (!is_quiet(v)) {
        return login_proceed(v, token.text, next_of(v), error);
    }
    page_renew_form_key(v, token.text);
    answer_quietly(v, 204);
    response_header(v->out, "Form-Key", page_form_key(v));
    login_set_session(v, token.text);
    return true;
}

static bool refuse(visit *v, const password_check *checked, GError **error)
{
    const login_form form = {.template = "staff/login_unlock", .next = next_of(v)};
    g_autofree char *name = NULL;

    if (!read_name(v, &name, error)) {
        return false;
    }
    if (checked->outcome == PASSWORD_THROTTLED) {
        return login_show_wait(v, &form, checked->retry_after, json_pack("{s:s?}", "name", name),
                               error);
    }
    return show_form(v, 403, name != NULL ? name : "", "staff_unlock_refused", error);
}

static bool refuse_quietly(visit *v, const password_check *checked)
{
    g_autofree char *seconds = g_strdup_printf("%d", checked->retry_after);

    if (checked->outcome == PASSWORD_THROTTLED) {
        answer_quietly(v, 429);
        response_header(v->out, "Retry-After", seconds);
    } else {
        answer_quietly(v, checked->outcome == PASSWORD_NOBODY ? 410 : 403);
    }
    return true;
}

/* Over for good: a whole login, which carries what was kept, too. */
static bool ask_for_login(visit *v, GError **error)
{
    const login_form form = {.template = "staff/login", .status = 403, .next = next_of(v)};

    return login_show(v, &form, json_pack("{s:s}", "login", ""), error);
}

/*
 * A covered page names whose it is: somebody else, who has logged in in another tab meanwhile, must
 * not uncover it with their own password.
 */
static bool is_of_another(const visit *v, const password_check *checked)
{
    const char *login = field_list_single(v->in->form, "login");

    return login != NULL && strcmp(login, checked->login) != 0;
}

bool login_unlock_enter(visit *v, GError **error)
{
    const char *password = field_list_single(v->in->form, "password");
    password_check checked = {.outcome = PASSWORD_NOBODY};
    bool opened = false;

    if (password == NULL) {
        page_error(v, 400);
        return true;
    }
    if (v->token != NULL &&
        !own_password_check(v->site->db, &v->scope, password, &checked, error)) {
        return false;
    }
    if (is_of_another(v, &checked)) {
        checked.outcome = PASSWORD_NOBODY;
    }
    if (checked.outcome == PASSWORD_RIGHT) {
        checked.outcome = PASSWORD_NOBODY; /* unless there is still a session to open */
        if (!unlock(v, &opened, error)) {
            return false;
        }
    }
    if (opened) {
        return true;
    }
    if (is_quiet(v)) {
        return refuse_quietly(v, &checked);
    }
    return checked.outcome == PASSWORD_NOBODY ? ask_for_login(v, error)
                                              : refuse(v, &checked, error);
}

bool login_lock(visit *v, GError **error)
{
    if (!own_session_lock(v->site->db, &v->scope, error)) {
        return false;
    }
    if (is_quiet(v)) {
        answer_quietly(v, 204);
    } else {
        response_redirect(v->out, "/login/unlock");
    }
    return true;
}

bool login_alive(visit *v, GError **error)
{
    (void)error;
    answer_quietly(v, 204);
    return true;
}
