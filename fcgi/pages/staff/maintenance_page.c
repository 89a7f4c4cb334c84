#include "pages/staff/maintenance_page.h"

#include "pages/staff/edit_page.h"

static const char *const actions[] = {"end", NULL};
static const edit_subject maintenance = {
    .form = "maintenance",
    .read = "maintenance_read",
    .save = "maintenance_save",
    .turn = "maintenance_turn",
    .template = "staff/maintenance",
    .list = "/admin/maintenance",
    .actions = actions,
};

bool maintenance_edit_page(visit *v, GError **error)
{
    return edit_page(v, &maintenance, error);
}

bool maintenance_save(visit *v, GError **error)
{
    return edit_page_save(v, &maintenance, error);
}

bool maintenance_turn(visit *v, GError **error)
{
    return edit_page_turn(v, &maintenance, error);
}
