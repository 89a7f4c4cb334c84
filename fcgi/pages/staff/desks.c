#include "pages/staff/desks.h"

#include "pages/staff/edit_page.h"

static const char *const actions[] = {"close", "reopen", "central", NULL};
static const edit_subject desks = {
    .form = "desk",
    .form_new = "desk_new",
    .read = "desk_read",
    .save = "desk_save",
    .turn = "desk_turn",
    .template = "staff/desk",
    .list = "/admin/desks",
    .new_path = "/admin/new/desk",
    .actions = actions,
};

bool desks_page(visit *v, GError **error)
{
    const char *const values[] = {v->language};
    json_t *rows =
        edit_list(v->site->db, &v->scope, "desk_list", values, G_N_ELEMENTS(values), error);

    return rows != NULL &&
           page_render(v, 200, "staff/desks", json_pack("{s:o}", "rows", rows), error);
}

bool desk_new_page(visit *v, GError **error)
{
    return edit_new_page(v, &desks, error);
}

bool desk_page(visit *v, GError **error)
{
    return edit_page(v, &desks, error);
}

bool desk_save(visit *v, GError **error)
{
    return edit_page_save(v, &desks, error);
}

bool desk_turn(visit *v, GError **error)
{
    return edit_page_turn(v, &desks, error);
}
