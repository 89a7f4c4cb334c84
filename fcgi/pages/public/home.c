#include "pages/public/home.h"

#include "pages/public/desk_view.h"

bool home_page(visit *v, GError **error)
{
    return page_render(v, 200, "public/home", json_pack("{s:o}", "desks", desks_view(v)), error);
}
