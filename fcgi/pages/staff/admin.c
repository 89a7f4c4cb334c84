#include "pages/staff/admin.h"

#include "pages/staff/audit_state.h"

bool admin_page(visit *v, GError **error)
{
    json_t *chain = audit_state_view(v, error);

    return chain != NULL &&
           page_render(v, 200, "staff/admin", json_pack("{s:o}", "chain", chain), error);
}
