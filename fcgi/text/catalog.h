#ifndef TEXT_CATALOG_H
#define TEXT_CATALOG_H

/*
 * The sentences of our own pages in each language: texts/ja.json, texts/en.json … Flat objects of
 * key and sentence; {name} in a sentence is a place to fill. Japanese has every key; another
 * language falls back to it key by key. Texts of forms are not here but in the questionnaires.
 */

#include <glib.h>
#include <jansson.h>

typedef struct catalog catalog;

/* Loads every *.json of the folder. A fault when ja.json is missing, a value is no string, a key is
 * only elsewhere. */
catalog *catalog_load(const char *folder, GError **error);
void catalog_free(catalog *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(catalog, catalog_free)

/* All sentences of a language, fallbacks filled in: a JSON object owned by the catalog, to be put
 * into views as "t". */
json_t *catalog_language(const catalog *texts, const char *language);

/* One sentence. A missing key is a bug. */
const char *catalog_get(const catalog *texts, const char *language, const char *key);

/*
 * Fills the {places} of a sentence from a JSON object of strings and integers; a place that is not
 * in it stays as it is. The caller frees the result.
 */
char *text_fill(const char *sentence, const json_t *values);

#endif
