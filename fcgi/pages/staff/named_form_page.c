#include "pages/staff/named_form_page.h"

bool named_form_page(visit *v, named_form **out, GError **error)
{
    g_autoptr(GError) fault = NULL;

    *out = questionnaires_named(v->site->db, &v->scope, v->parameters.values[0], &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (*out == NULL) {
        page_error(v, 404);
    }
    return true;
}
