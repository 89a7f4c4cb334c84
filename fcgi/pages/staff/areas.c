#include "pages/staff/areas.h"

#include "pages/staff/edit_page.h"

static const edit_subject areas = {
    .form = "areas",
    .read = "area_read",
    .save = "area_save",
    .template = "staff/area",
    .list = "/admin/areas",
    .new_path = "/admin/areas",
};

bool areas_page(visit *v, GError **error)
{
    json_t *rows = edit_list(v->site->db, &v->scope, "area_list", NULL, 0, error);

    return rows != NULL &&
           page_render(v, 200, "staff/areas", json_pack("{s:o}", "rows", rows), error);
}

bool area_page(visit *v, GError **error)
{
    return edit_page(v, &areas, error);
}

bool area_save(visit *v, GError **error)
{
    return edit_page_save(v, &areas, error);
}
