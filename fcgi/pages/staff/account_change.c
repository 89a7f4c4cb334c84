#include "pages/staff/account_change.h"

#include "pages/staff/account_edit.h"
#include "pages/staff/account_view.h"
#include "pages/staff/own_form.h"
#include "store/account.h"

/* The reason as it was typed; NULL for none. */
static const char *reason_of(const visit *v)
{
    const char *reason = field_list_single(v->in->form, "reason");

    return reason != NULL && reason[0] != '\0' ? reason : NULL;
}

/* What the page says when the store refused; by account_outcome. */
static const char *const refusals[] = {
    [ACCOUNT_CHANGED] = "staff_account_changed",
    [ACCOUNT_REASON] = "staff_account_needs_reason",
    [ACCOUNT_SELF] = "staff_account_self",
    [ACCOUNT_LAST] = "staff_account_last",
};

static bool answer(visit *v, account_outcome outcome, GError **error)
{
    g_autofree char *target =
        g_strdup_printf("/admin/accounts/%s?saved=1#saved", v->parameters.values[0]);

    if (outcome == ACCOUNT_DONE) {
        response_redirect(v->out, target);
        return true;
    }
    if (outcome == ACCOUNT_GONE) {
        page_error(v, 404);
        return true;
    }
    return account_edit_show(v, outcome == ACCOUNT_CHANGED ? 409 : 422,
                             json_pack("{s:s, s:s*}", "refused",
                                       catalog_get(v->site->texts, v->language, refusals[outcome]),
                                       "reason_typed", reason_of(v)),
                             error);
}

static bool switch_account(visit *v, bool disabled, GError **error)
{
    const account_seen seen = {v->parameters.values[0], own_form_at(v)};
    const account_switch change = {reason_of(v), disabled};
    account_outcome outcome = ACCOUNT_GONE;

    if (account_id_is_plausible(seen.id) &&
        !account_disable(v->site->db, &v->scope, &seen, &change, &outcome, error)) {
        return false;
    }
    return answer(v, outcome, error);
}

bool account_change_disable(visit *v, GError **error)
{
    return switch_account(v, true, error);
}

bool account_change_enable(visit *v, GError **error)
{
    return switch_account(v, false, error);
}

bool account_change_link(visit *v, GError **error)
{
    const char *id = v->parameters.values[0];
    const secret_token token = secret_token_new();
    const secret_digest digest = secret_hash(token.text);
    g_autoptr(GError) fault = NULL;
    g_autofree char *until = account_id_is_plausible(id)
                                 ? account_link(v->site->db, &v->scope, id, digest.hex, &fault)
                                 : NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (until == NULL) {
        page_error(v, 404);
        return true;
    }
    return account_edit_show(
        v, 200,
        json_pack("{s:o}", "link",
                  json_sprintf("%s/first-password/%s", v->site->settings->staff_url, token.text)),
        error);
}

bool account_change_remove_factor(visit *v, GError **error)
{
    const char *id = v->parameters.values[0];
    account_outcome outcome = ACCOUNT_GONE;

    if (account_id_is_plausible(id) &&
        !account_remove_factor(v->site->db, &v->scope, id, reason_of(v), &outcome, error)) {
        return false;
    }
    return answer(v, outcome, error);
}

bool account_change_end_sessions(visit *v, GError **error)
{
    const char *id = v->parameters.values[0];
    account_outcome outcome = ACCOUNT_GONE;

    if (account_id_is_plausible(id) &&
        !account_end_sessions(v->site->db, &v->scope, id, &outcome, error)) {
        return false;
    }
    return answer(v, outcome, error);
}
