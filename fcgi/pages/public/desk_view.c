#include "pages/public/desk_view.h"

#include "pages/localized_view.h"

json_t *desk_view(const json_t *desk, const char *language)
{
    if (desk == NULL) {
        return json_null();
    }
    return json_pack("{s:s, s:O, s:O?, s:s?}", "name",
                     localized_text(json_object_get(desk, "name"), language), "tel",
                     json_object_get(desk, "tel"), "fax", json_object_get(desk, "fax"), "hours",
                     localized_text(json_object_get(desk, "hours"), language));
}

json_t *desks_view(const visit *v)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        if (!json_is_true(json_object_get(desk, "closed"))) {
            json_array_append_new(views, desk_view(desk, v->language));
        }
    }
    return views;
}
