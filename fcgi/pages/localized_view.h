#ifndef PAGES_LOCALIZED_VIEW_H
#define PAGES_LOCALIZED_VIEW_H

/*
 * A text of the municipality in the visitor's language: one of its objects {"ja":…,"en":…}, which
 * has Japanese at least. Where a language is missing the Japanese stands in its place, and the page
 * must then say that it is Japanese, for whoever has it read aloud.
 */

#include <jansson.h>

/* The text. Borrowed. */
const char *localized_text(const json_t *texts, const char *language);

/* Its language when it is not the page's, "ja"; else null. Caller owns. */
json_t *localized_lang(const json_t *texts, const char *language);

#endif
