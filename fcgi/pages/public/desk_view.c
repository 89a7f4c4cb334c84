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
    return json_pack("{s:O, s:O, s:O*}", "name",
                     in_language(json_object_get(desk, "name"), language), "tel",
                     json_object_get(desk, "tel"), "hours",
                     in_language(json_object_get(desk, "hours"), language));
}
