#include "pages/public/home.h"

#include "pages/public/desk_view.h"

bool home_page(visit *v, GError **error)
{
    json_t *desks = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        json_array_append_new(desks, desk_view(desk, v->language));
    }
    return page_render(v, 200, "public/home", json_pack("{s:o}", "desks", desks), error);
}
