#include "pages/staff/texts.h"

#include "pages/staff/edit_page.h"
#include "pages/staff/language_list.h"

#include <string.h>

/* The answer of a language, or the Japanese one. Borrowed; NULL when there is neither. */
static json_t *answer_in(const json_t *answers, const char *name, const char *tag)
{
    g_autofree char *own = g_strconcat(name, ".", tag, NULL);
    g_autofree char *japanese = g_strconcat(name, ".ja", NULL);
    json_t *found = json_object_get(answers, own);

    return found != NULL ? found : json_object_get(answers, japanese);
}

/* The {places} as they would be with these answers: municipality.places of one language. */
static json_t *places_with(const visit *v, const json_t *answers, const char *tag)
{
    static const char *const localized[] = {"contractor", "disclosure_desk", "crisis_list"};
    json_t *places = json_copy(municipality_places(v->site->municipality, tag));
    json_auto_t *typed = json_deep_copy(answers);

    json_object_update(places, typed);
    json_object_set(places, "city", answer_in(answers, "name", tag));
    for (gsize i = 0; i < G_N_ELEMENTS(localized); i++) {
        json_object_set(places, localized[i], answer_in(answers, localized[i], tag));
    }
    return places;
}

/* Whether the sentence has one of these {places}, and not others that a page fills in. */
static bool is_of_places(const char *sentence, const json_t *places)
{
    g_autofree char *filled = text_fill(sentence, places);

    return strchr(sentence, '{') != NULL && strchr(filled, '{') == NULL;
}

static json_t *sentences_of(const visit *v, const char *tag, const json_t *places)
{
    json_t *sentences = json_array();
    const char *key = NULL;
    json_t *sentence = NULL;

    json_object_foreach(catalog_language(v->site->texts, tag), key, sentence)
    {
        const char *text = json_string_value(sentence);
        if (!g_str_has_prefix(key, "staff_") && is_of_places(text, places)) {
            g_autofree char *filled = text_fill(text, places);
            json_array_append_new(sentences, json_string(filled));
        }
    }
    return sentences;
}

/* Every sentence of the public zone that they stand in: [{"tag","name","sentences":["…"]}…]. */
static json_t *preview(const visit *v, const json_t *answers)
{
    json_t *languages = language_list(v);
    size_t i = 0;
    json_t *language = NULL;

    json_array_foreach(languages, i, language)
    {
        const char *tag = json_string_value(json_object_get(language, "tag"));
        json_auto_t *places = places_with(v, answers, tag);
        json_object_set_new(language, "sentences", sentences_of(v, tag, places));
    }
    return languages;
}

static const edit_subject names = {
    .form = "texts",
    .read = "texts_read",
    .save = "texts_save",
    .template = "staff/texts",
    .list = "/admin/texts",
    .preview = preview,
};

static const edit_subject languages = {
    .form = "languages",
    .read = "languages_read",
    .save = "languages_save",
    .template = "staff/languages",
    .list = "/admin/languages",
};

bool texts_page(visit *v, GError **error)
{
    return edit_page(v, &names, error);
}

bool texts_save(visit *v, GError **error)
{
    return edit_page_save(v, &names, error);
}

bool languages_page(visit *v, GError **error)
{
    return edit_page(v, &languages, error);
}

bool languages_save(visit *v, GError **error)
{
    return edit_page_save(v, &languages, error);
}
