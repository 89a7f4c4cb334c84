#include "pages/staff/account.h"

#include "pages/staff/account_view.h"
#include "pages/staff/login_passage.h"
#include "pages/staff/minute.h"
#include "store/own_account.h"
#include "store/second_factor.h"

static void add_minute(json_t *row, const char *name, const char *shown)
{
    g_autofree char *text = minute_text(json_string_value(json_object_get(row, name)));

    json_object_set_new(row, shown, json_string(text));
}

/* The store's own rows, with times as people read them. */
static void add_minutes(json_t *sessions)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(sessions, i, row)
    {
        add_minute(row, "opened_at", "opened");
        add_minute(row, "seen_at", "seen");
    }
}

bool account_page(visit *v, GError **error)
{
    const factor_owner owner = {v->site->db, &v->scope, v->site->key, v->staff->id};
    g_auto(factor_state) factor = {0};
    json_t *sessions = NULL;
    json_t *view = NULL;

    if (!second_factor_read(&owner, &factor, error)) {
        return false;
    }
    sessions = own_sessions(v->site->db, &v->scope, error);
    if (sessions == NULL) {
        return false;
    }
    add_minutes(sessions);
    view = json_pack(
        "{s:s, s:o, s:o, s:b, s:b, s:i}", "role", account_role_label(v, v->staff->role), "rights",
        account_right_labels(v, v->staff->rights), "sessions", sessions, "has_factor",
        factor.state == FACTOR_SET, "required", factor.required, "codes_left", factor.codes_left);
    return page_render(v, 200, "staff/account", view, error);
}

bool account_end_session(visit *v, GError **error)
{
    const char *session = v->parameters.values[0];

    if (!account_id_is_plausible(session)) {
        page_error(v, 404);
        return true;
    }
    if (!own_sessions_end(v->site->db, &v->scope, session, error)) {
        return false;
    }
    response_redirect(v->out, "/account?saved=1#saved");
    return true;
}

bool account_end_all(visit *v, GError **error)
{
    if (!own_sessions_end(v->site->db, &v->scope, NULL, error)) {
        return false;
    }
    response_redirect(v->out, "/login");
    login_set_session(v, "");
    return true;
}
