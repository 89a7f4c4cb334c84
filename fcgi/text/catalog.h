#ifndef TEXT_CATALOG_H
#define TEXT_CATALOG_H

/*
 * The sentences of our own pages in each language: texts/ja.json, texts/en.json … Flat objects of
 * key and sentence; {name} in a sentence is a place to fill. Japanese has every key; another
 * language falls back to it key by key. Texts of forms are not here but in the questionnaires.
 *
 * Two keys, in ja.json alone, list the languages that visitors may choose, separated by spaces:
 * "languages" for the public zone, "staff_languages" for the staff zone. Sentences whose key begins
 * with staff_ are the staff zone's, so a language that only the first list names does without them.
 */

#include <glib.h>
#include <jansson.h>

typedef struct catalog catalog;

/*
 * Loads every *.json of the folder; the file's name is the language. NULL when the folder cannot be
 * read, and with FAULT_DATA that tells every fault, one a line: no ja.json, a file that is no
 * object of strings, a key twice, a key that Japanese has not, a language in a list that has no
 * file.
 */
catalog *catalog_load(const char *folder, GError **error);
void catalog_free(catalog *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(catalog, catalog_free)

/*
 * All sentences of a language, fallbacks filled in, to be put into views as "t". A language that is
 * not there is Japanese. The object is owned by the catalog and must not be changed.
 */
json_t *catalog_language(const catalog *texts, const char *language);

/* One sentence, owned by the catalog. A missing key is a bug. */
const char *catalog_get(const catalog *texts, const char *language, const char *key);

/*
 * Fills the {places} of a sentence from a JSON object of strings and integers; a place that is not
 * in it stays as it is. Values are not looked through for places. The caller frees the result.
 */
char *text_fill(const char *sentence, const json_t *values);

#endif
