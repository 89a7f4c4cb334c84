#include "pages/staff/admin.h"

bool admin_page(visit *v, GError **error)
{
    return page_render(v, 200, "staff/admin", json_object(), error);
}
