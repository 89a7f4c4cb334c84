#include "pages/public/desk_view.h"

static json_t *in_language(const json_t *sentences, const char *language)
{
    json_t *found = json_object_get(sentences, language);

    return found != NULL ? found : json_object_get(sentences, "ja");
}

json_t *desk_view(const json_t *desk, const char *language)
{
    if (desk == NULL) {
        return json_null();
    }
    return json_pack("{s:O, s:O, s:O?, s:O?}", "name",
                     in_language(json_object_get(desk, "name"), language), "tel",
                     json_object_get(desk, "tel"), "fax", json_object_get(desk, "fax"), "hours",
                     in_language(json_object_get(desk, "hours"), language));
}

json_t *desks_view(const visit *v)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        json_array_append_new(views, desk_view(desk, v->language));
    }
    return views;
}
