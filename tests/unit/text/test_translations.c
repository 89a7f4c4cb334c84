/* The sentences as they stand in texts/: nobody meets a gap, and no language says another thing. */

#include "text/catalog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static json_t *read_language(const char *language)
{
    g_autofree char *path = g_strdup_printf("texts/%s.json", language);
    json_error_t fault;
    json_t *sentences = json_load_file(path, 0, &fault);
    if (sentences == NULL) {
        fail_msg("%s:%d: %s", path, fault.line, fault.text);
    }
    return sentences;
}

static const char *sentence_of(json_t *sentences, const char *key)
{
    return json_string_value(json_object_get(sentences, key));
}

/* Whether ja.json names the language in that list. */
static bool is_listed(json_t *japanese, const char *list, const char *language)
{
    g_auto(GStrv) tags = g_strsplit(sentence_of(japanese, list), " ", -1);
    return g_strv_contains((const char *const *)tags, language);
}

typedef void (*language_check)(const char *language, json_t *sentences, json_t *japanese,
                               GString *faults);

/* Looks at every file of texts/, and fails with all that is wrong, one a line. */
static void check_all(language_check check)
{
    g_autoptr(GDir) folder = g_dir_open("texts", 0, NULL);
    json_auto_t *japanese = read_language("ja");
    g_autoptr(GString) faults = g_string_new(NULL);
    const char *name = NULL;

    assert_non_null(folder);
    while ((name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *language = g_strndup(name, strcspn(name, "."));
        json_auto_t *sentences = read_language(language);
        check(language, sentences, japanese, faults);
    }
    if (faults->len > 0) {
        fail_msg("\n%s", faults->str);
    }
}

static bool is_list(const char *key)
{
    return strcmp(key, "languages") == 0 || strcmp(key, "staff_languages") == 0;
}

static void find_gaps(const char *language, json_t *sentences, json_t *japanese, GString *faults)
{
    const char *key;
    json_t *unused;
    json_object_foreach(japanese, key, unused)
    {
        const char *list = g_str_has_prefix(key, "staff_") ? "staff_languages" : "languages";
        const char *sentence = sentence_of(sentences, key);
        bool needed = !is_list(key) && is_listed(japanese, list, language);
        if (needed && (sentence == NULL || *sentence == '\0')) {
            g_string_append_printf(faults, "texts/%s.json lacks \"%s\"\n", language, key);
        }
    }
}

static void a_language_has_every_sentence_of_the_zones_that_offer_it(void **state)
{
    (void)state;
    check_all(find_gaps);
}

static void find_strangers(const char *language, json_t *sentences, json_t *japanese,
                           GString *faults)
{
    const char *key;
    json_t *unused;
    json_object_foreach(sentences, key, unused)
    {
        if (json_object_get(japanese, key) == NULL) {
            g_string_append_printf(faults, "texts/%s.json has \"%s\", which ja.json has not\n",
                                   language, key);
        }
        if (is_list(key) && strcmp(language, "ja") != 0) {
            g_string_append_printf(faults, "\"%s\" is for ja.json alone, not texts/%s.json\n", key,
                                   language);
        }
    }
}

static void no_language_has_a_key_that_japanese_lacks(void **state)
{
    (void)state;
    check_all(find_strangers);
}

/* The first {place} of a sentence that the other one has not; NULL when there is none. Freed by
 * caller. */
static char *place_missing(const char *sentence, const char *other)
{
    for (const char *open = strchr(sentence, '{'); open != NULL; open = strchr(open + 1, '{')) {
        g_autofree char *place = g_strndup(open, strcspn(open, "}") + 1);
        if (strstr(other, place) == NULL) {
            return g_steal_pointer(&place);
        }
    }
    return NULL;
}

static void compare_places(const char *language, json_t *sentences, json_t *japanese,
                           GString *faults)
{
    const char *key;
    json_t *sentence;
    json_object_foreach(sentences, key, sentence)
    {
        const char *text = json_string_value(sentence);
        const char *original = sentence_of(japanese, key);
        g_autofree char *lost = original != NULL ? place_missing(original, text) : NULL;
        g_autofree char *added = original != NULL ? place_missing(text, original) : NULL;
        if (lost != NULL) {
            g_string_append_printf(faults, "texts/%s.json: \"%s\" lacks %s\n", language, key, lost);
        }
        if (added != NULL) {
            g_string_append_printf(faults, "texts/%s.json: \"%s\" has %s, which ja.json has not\n",
                                   language, key, added);
        }
    }
}

static void a_translation_has_the_places_of_the_japanese_sentence(void **state)
{
    (void)state;
    check_all(compare_places);
}

/* A sentence that tells a reader to press something, or to look for a mark. */
static const struct {
    const char *sentence;
    const char *named;
} namings[] = {
    {"confirm_lead", "confirm_edit"},
    {"error_again_text", "error_again"},
    {"error_stale_text", "start_resume_button"},
    {"quit_text", "quit_button"},
    {"start_kept", "button_next"},
    {"start_kept", "button_back"},
    {"step_required_note", "required"},
    {"kept_own", "button_next"},
    {"kept_own", "button_back"},
    {"kept_shared", "button_quit"},
    {"idle_shared", "idle_button"},
    {"idle_unsaved", "button_next"},
    {"receipt_shared", "receipt_close"},
};

static void compare_names(const char *language, json_t *sentences, json_t *japanese,
                          GString *faults)
{
    (void)japanese;
    for (gsize i = 0; i < G_N_ELEMENTS(namings); i++) {
        const char *sentence = sentence_of(sentences, namings[i].sentence);
        const char *named = sentence_of(sentences, namings[i].named);
        if (sentence == NULL || named == NULL || strstr(sentence, named) == NULL) {
            g_string_append_printf(faults, "texts/%s.json: \"%s\" does not say \"%s\" (%s)\n",
                                   language, namings[i].sentence, named, namings[i].named);
        }
    }
}

static void a_sentence_calls_a_button_what_the_button_says(void **state)
{
    (void)state;
    check_all(compare_names);
}

static void compare_language_names(const char *language, json_t *sentences, json_t *japanese,
                                   GString *faults)
{
    const char *name = sentence_of(sentences, "language_name");
    const bool is_japanese = strcmp(language, "ja") == 0;
    if (name == NULL || g_str_equal(name, sentence_of(japanese, "language_name")) != is_japanese) {
        g_string_append_printf(faults, "texts/%s.json has no language_name of its own\n", language);
    }
}

static void every_language_goes_by_its_own_name(void **state)
{
    (void)state;
    check_all(compare_language_names);
}

static void the_public_zone_is_offered_in_five_languages(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(catalog) texts = catalog_load("texts", &error);
    if (texts == NULL) {
        fail_msg("%s", error->message);
    }
    assert_string_equal(catalog_get(texts, "ja", "languages"), "ja ja-x-easy en zh-Hans ko");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_has_every_sentence_of_the_zones_that_offer_it),
        cmocka_unit_test(no_language_has_a_key_that_japanese_lacks),
        cmocka_unit_test(a_translation_has_the_places_of_the_japanese_sentence),
        cmocka_unit_test(a_sentence_calls_a_button_what_the_button_says),
        cmocka_unit_test(every_language_goes_by_its_own_name),
        cmocka_unit_test(the_public_zone_is_offered_in_five_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
