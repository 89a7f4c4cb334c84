#include "pages/staff/account_edit.h"

#include "pages/staff/account_view.h"
#include "pages/staff/own_form.h"
#include "store/account.h"

#include <string.h>

static const char list_path[] = "/admin/accounts";

/* The account of the path; NULL with the visit answered (404), or with a fault. */
static json_t *read_account(visit *v, GError **error)
{
    const char *id = v->parameters.values[0];
    g_autoptr(GError) fault = NULL;
    json_t *account = NULL;

    if (account_id_is_plausible(id)) {
        account = account_read(v->site->db, &v->scope, id, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (account == NULL) {
        page_error(v, 404);
    }
    return account;
}

/* {"code": …} as answers have them. */
static json_t *coding(const char *code)
{
    return json_pack("{s:s, s:s}", "code", code, "display", code);
}

static json_t *codings(const json_t *codes)
{
    json_t *list = json_array();
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(codes, i, code)
    {
        json_array_append_new(list, coding(json_string_value(code)));
    }
    return list;
}

/* The codes of a choice that may have several. */
static json_t *codes_of(const json_t *answers, const char *link_id)
{
    json_t *list = json_array();
    size_t i = 0;
    json_t *answer = NULL;

    json_array_foreach(json_object_get(answers, link_id), i, answer)
    {
        json_array_append(list, json_object_get(answer, "code"));
    }
    return list;
}

/* What the form begins with. */
static json_t *answers_of(const json_t *account)
{
    json_t *answers =
        json_pack("{s:O, s:O, s:o, s:o, s:o}", "login", json_object_get(account, "login"), "name",
                  json_object_get(account, "name"), "role",
                  coding(json_string_value(json_object_get(account, "role"))), "desks",
                  codings(json_object_get(account, "desks")), "rights",
                  codings(json_object_get(account, "rights")));

    if (json_is_string(json_object_get(account, "contract"))) {
        json_object_set(answers, "contract", json_object_get(account, "contract"));
    }
    if (json_is_string(json_object_get(account, "profession"))) {
        json_object_set_new(answers, "profession",
                            coding(json_string_value(json_object_get(account, "profession"))));
    }
    return answers;
}

/* What the store refused, and beside which question it is said; NULL where the page says it. */
static const struct {
    const char *link_id;
    const char *sentence;
} refusals[] = {
    [ACCOUNT_TAKEN] = {"login", "staff_account_taken"},
    [ACCOUNT_REASON] = {"reason", "staff_account_needs_reason"},
    [ACCOUNT_SELF] = {"role", "staff_account_self"},
    [ACCOUNT_LAST] = {"role", "staff_account_last"},
    [ACCOUNT_CONTRACT] = {"role", "staff_account_needs_contract"},
};

static bool store(visit *v, const account_seen *seen, const json_t *answers,
                  account_outcome *outcome, char **id, GError **error)
{
    const json_t *role = json_object_get(json_object_get(answers, "role"), "code");
    const char *profession =
        json_string_value(json_object_get(json_object_get(answers, "profession"), "code"));
    json_auto_t *rights = codes_of(answers, "rights");
    json_auto_t *desks = codes_of(answers, "desks");
    const account_facts facts = {
        .login = json_string_value(json_object_get(answers, "login")),
        .name = json_string_value(json_object_get(answers, "name")),
        .role = staff_role_parse(json_string_value(role)),
        .rights = rights,
        .desks = desks,
        .contract = json_string_value(json_object_get(answers, "contract")),
        .profession = profession != NULL ? profession : "",
        .reason = json_string_value(json_object_get(answers, "reason")),
    };

    account_saved saved = {.outcome = ACCOUNT_GONE};
    const bool asked = account_save(v->site->db, &v->scope, seen, &facts, &saved, error);

    *outcome = saved.outcome;
    *id = saved.id;
    return asked;
}

static bool show_new(visit *v, const own_form *f, GError **error)
{
    const own_form_page page = {
        .template = "staff/account_new",
        .action = "/admin/accounts/new",
        .cancel = list_path,
    };

    return own_form_show(v, f, &page, NULL, error);
}

bool account_new_page(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_new(v, "account", NULL, error);

    return f != NULL && show_new(v, f, error);
}

static void redirect_to(visit *v, const char *id)
{
    g_autofree char *target = g_strdup_printf("%s/%s?saved=1#saved", list_path, id);

    response_redirect(v->out, target);
}

bool account_new_save(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, "account", error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;
    const account_seen nobody = {0};
    account_outcome outcome = ACCOUNT_GONE;
    g_autofree char *id = NULL;

    if (f == NULL) {
        return *error == NULL;
    }
    if (answers == NULL) {
        return show_new(v, f, error);
    }
    if (!store(v, &nobody, answers, &outcome, &id, error)) {
        return false;
    }
    if (outcome == ACCOUNT_DONE) {
        redirect_to(v, id);
        return true;
    }
    own_form_add_issue(f, refusals[outcome].link_id,
                       catalog_get(v->site->texts, v->language, refusals[outcome].sentence));
    return show_new(v, f, error);
}

/* What is shown beside the form: the account as it is. */
static json_t *page_view(const visit *v, json_t *account, json_t *more)
{
    json_auto_t *owned = more;
    const json_int_t id = json_integer_value(json_object_get(account, "id"));
    json_t *view =
        json_pack("{s:o, s:b}", "account", account_view(v, account), "self", id == v->staff->id);

    json_object_update(view, owned);
    return view;
}

static bool show_edit(visit *v, const own_form *f, json_t *account, int status, json_t *more,
                      GError **error)
{
    /* The path may be that of a button beside the form: link, disable … */
    g_autofree char *action = g_strdup_printf("%s/%s", list_path, v->parameters.values[0]);
    const own_form_page page = {
        .template = "staff/account_edit",
        .action = action,
        .cancel = list_path,
        .at = json_integer_value(json_object_get(account, "saves")),
        .status = status,
    };

    return own_form_show(v, f, &page, page_view(v, account, more), error);
}

bool account_edit_show(visit *v, int status, json_t *more, GError **error)
{
    json_auto_t *owned = more;
    json_auto_t *account = read_account(v, error);
    json_auto_t *answers = account != NULL ? answers_of(account) : NULL;
    g_autoptr(own_form) f = NULL;

    if (account == NULL) {
        return *error == NULL;
    }
    f = own_form_new(v, "account", answers, error);
    return f != NULL && show_edit(v, f, account, status, json_incref(owned), error);
}

bool account_edit_page(visit *v, GError **error)
{
    return account_edit_show(v, 0, NULL, error);
}

/* The page again with what was typed, and who did what meanwhile: saving once more, knowingly. */
static bool show_refused(visit *v, own_form *f, account_outcome outcome, GError **error)
{
    json_auto_t *account = read_account(v, error);

    if (account == NULL) {
        return *error == NULL;
    }
    if (outcome == ACCOUNT_CHANGED) {
        return show_edit(v, f, account, 409, json_pack("{s:b}", "changed", true), error);
    }
    own_form_add_issue(f, refusals[outcome].link_id,
                       catalog_get(v->site->texts, v->language, refusals[outcome].sentence));
    json_object_set_new(account, "saves", json_integer(own_form_at(v)));
    return show_edit(v, f, account, 0, NULL, error);
}

static bool save(visit *v, own_form *f, const json_t *answers, GError **error)
{
    const account_seen seen = {v->parameters.values[0], own_form_at(v)};
    account_outcome outcome = ACCOUNT_GONE;
    g_autofree char *id = NULL;

    if (account_id_is_plausible(seen.id) && !store(v, &seen, answers, &outcome, &id, error)) {
        return false;
    }
    if (outcome == ACCOUNT_GONE) {
        page_error(v, 404);
        return true;
    }
    if (outcome != ACCOUNT_DONE) {
        return show_refused(v, f, outcome, error);
    }
    redirect_to(v, id);
    return true;
}

bool account_edit_save(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, "account", error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;

    if (f == NULL) {
        return *error == NULL;
    }
    if (answers != NULL) {
        return save(v, f, answers, error);
    }
    json_auto_t *account = read_account(v, error);
    if (account == NULL) {
        return *error == NULL;
    }
    json_object_set_new(account, "saves", json_integer(own_form_at(v)));
    return show_edit(v, f, account, 0, NULL, error);
}
