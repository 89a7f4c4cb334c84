#include "pages/staff/first_password.h"

#include "pages/staff/new_password.h"
#include "store/password_link.h"

static bool show_gone(visit *v, GError **error)
{
    return page_render(v, 404, "staff/link_gone", json_object(), error);
}

/* problem is a sentence for the visitor, or NULL. */
static bool show_form(visit *v, const link_holder *holder, const char *problem, GError **error)
{
    json_t *view =
        json_pack("{s:s, s:s, s:s, s:s*, s:b}", "action", v->in->path, "login", holder->login,
                  "name", holder->name, "problem", problem, "has_issues", problem != NULL);

    return page_render(v, problem != NULL ? 422 : 200, "staff/first_password", view, error);
}

/* *holder is NULL when the visit was answered: there is no such link any more. */
static bool read_link(visit *v, secret_digest *hash, link_holder **holder, GError **error)
{
    const char *token = v->parameters.values[0];
    g_autoptr(GError) fault = NULL;

    *holder = NULL;
    if (secret_token_is_plausible(token)) {
        *hash = secret_hash(token);
        *holder = password_link_read(v->site->db, &v->scope, hash->hex, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return *holder != NULL || show_gone(v, error);
}

bool first_password_page(visit *v, GError **error)
{
    g_autoptr(link_holder) holder = NULL;
    secret_digest hash;

    if (!read_link(v, &hash, &holder, error)) {
        return false;
    }
    return holder == NULL || show_form(v, holder, NULL, error);
}

static bool choose(visit *v, const secret_digest *hash, const link_holder *holder, GError **error)
{
    new_password chosen;
    const char *problem = NULL;
    bool done = false;

    if (!new_password_posted(v, holder->login, &chosen)) {
        page_error(v, 400);
        return true;
    }
    problem = new_password_problem(v, &chosen);
    if (problem != NULL) {
        return show_form(v, holder, problem, error);
    }
    if (!password_link_use(v->site->db, &v->scope, hash->hex, chosen.password, &done, error)) {
        return false;
    }
    if (!done) {
        return show_gone(v, error);
    }
    response_redirect(v->out, "/login?saved=1");
    return true;
}

bool first_password_choose(visit *v, GError **error)
{
    g_autoptr(link_holder) holder = NULL;
    secret_digest hash;

    if (!read_link(v, &hash, &holder, error)) {
        return false;
    }
    return holder == NULL || choose(v, &hash, holder, error);
}
