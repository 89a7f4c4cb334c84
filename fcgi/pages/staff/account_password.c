#include "pages/staff/account_password.h"

#include "pages/staff/asked_password.h"
#include "pages/staff/login.h"
#include "pages/staff/login_passage.h"
#include "pages/staff/new_password.h"
#include "store/own_account.h"

/* What is wrong with which of the fields: a sentence, or NULL. */
typedef struct {
    const char *present;
    const char *chosen;
} problems;

static bool show_form(visit *v, int status, const problems *wrong, GError **error)
{
    json_t *view = json_pack("{s:s, s:s*, s:s*, s:b}", "login", v->staff->login, "present_problem",
                             wrong->present, "problem", wrong->chosen, "has_issues", status != 200);

    return page_render(v, status, "staff/account_password", view, error);
}

bool account_password_page(visit *v, GError **error)
{
    return show_form(v, 200, &(problems){0}, error);
}

static bool change(visit *v, const char *password, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest digest = secret_hash(token.text);
    const password_change wanted = {password, digest.hex};
    bool done = false;

    if (!own_password_change(v->site->db, &v->scope, &wanted, &done, error)) {
        return false;
    }
    if (!done) {
        return login_ask(v, error);
    }
    response_redirect(v->out, "/account?saved=1#saved");
    login_set_session(v, token.text);
    return true;
}

bool account_password_change(visit *v, GError **error)
{
    g_auto(asked_password) asked = {0};
    new_password chosen;
    problems wrong = {0};

    if (!new_password_posted(v, v->staff->login, &chosen)) {
        page_error(v, 400);
        return true;
    }
    wrong.chosen = new_password_problem(v, &chosen);
    if (wrong.chosen != NULL) {
        return show_form(v, 422, &wrong, error);
    }
    if (!asked_password_read(v, &asked, error)) {
        return false;
    }
    if (asked.status == 0) {
        return change(v, chosen.password, error);
    }
    wrong.present = asked.problem;
    return show_form(v, asked.status, &wrong, error);
}
