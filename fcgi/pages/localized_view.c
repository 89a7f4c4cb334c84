#include "pages/localized_view.h"

static const char fallback[] = "ja";

const char *localized_text(const json_t *texts, const char *language)
{
    const char *found = json_string_value(json_object_get(texts, language));

    return found != NULL ? found : json_string_value(json_object_get(texts, fallback));
}

json_t *localized_lang(const json_t *texts, const char *language)
{
    return json_object_get(texts, language) != NULL ? json_null() : json_string(fallback);
}
