#include "form/definition/localized_read.h"

#include "form/definition/extension.h"

/* A translation has no value of its own but two nested extensions: "lang" and "content". */
static void read_translation(localized *strings, const json_t *extension, const place *at,
                             problem_list *problems)
{
    const char *language = json_string_value(extension_part(extension, "lang", "valueCode"));
    const char *text = json_string_value(extension_part(extension, "content", "valueString"));
    if (language == NULL || text == NULL) {
        place_error(at, problems, "HCQ-1.6",
                    "Write two extensions in it: lang with valueCode, content with valueString.",
                    "a translation must have a language and a content");
    }
    if (language != NULL && localized_has(strings, language)) {
        place_error(at, problems, "HCQ-1.6", "Keep one of them.",
                    "there are two translations into \"%s\"", language);
    }
    localized_add(strings, language, text);
}

void localized_read(localized *strings, const json_t *object, const char *key, const place *at,
                    problem_list *problems)
{
    strings->base = json_string_value(json_object_get(object, key));
    g_autofree char *sibling = g_strconcat("_", key, NULL);
    const json_t *beside = json_object_get(object, sibling);
    if (beside == NULL) {
        return;
    }
    place here = {at, sibling, 0};
    extensions_check(beside, EXTENSION_ON_STRING, &here, problems);
    place array = {&here, "extension", 0};
    gsize index = 0;
    const json_t *extension = NULL;
    json_array_foreach(json_object_get(beside, "extension"), index, extension)
    {
        place element = {&array, NULL, index};
        if (extension_is(extension, EXTENSION_TRANSLATION)) {
            read_translation(strings, extension, &element, problems);
        }
    }
}

void localized_read_concept(localized *strings, const json_t *concept)
{
    strings->base = json_string_value(json_object_get(concept, "display"));
    gsize index = 0;
    const json_t *designation = NULL;
    json_array_foreach(json_object_get(concept, "designation"), index, designation)
    {
        localized_add(strings, json_string_value(json_object_get(designation, "language")),
                      json_string_value(json_object_get(designation, "value")));
    }
}
