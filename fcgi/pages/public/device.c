#include "pages/public/device.h"

bool device_is_shared(const visit *v)
{
    return g_strcmp0(field_list_single(v->in->form, ":device"), "shared") == 0;
}

void device_forbid_autofill(json_t *page_view)
{
    size_t i = 0;
    json_t *node = NULL;

    json_array_foreach(json_object_get(page_view, "items"), i, node)
    {
        json_object_set_new(node, "autocomplete", json_string("off"));
        device_forbid_autofill(node);
    }
}
