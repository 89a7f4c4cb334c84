#ifndef FORM_LOCALIZED_H
#define FORM_LOCALIZED_H

/*
 * A string of a form in several languages: FHIR's string with the translation extension beside it
 * ("text" and "_text"), or a concept's display with its designations.
 *
 * The strings belong to the questionnaire's JSON; a localized only points to them.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    const char *language; /* BCP 47 */
    const char *text;
} translation;

typedef struct {
    const char *base; /* in the questionnaire's language; NULL when the form has no such string */
    translation *translations;
    guint count;
} localized;

void localized_clear(localized *strings);

/* Adds a translation; both strings are borrowed. Without one of them nothing is added. */
void localized_add(localized *strings, const char *language, const char *text);

/*
 * The string in a language: the exact tag, else the tag shortened from its end ("zh-Hant-TW",
 * "zh-Hant", "zh"; RFC 4647, section 3.4), else the base. NULL only when there is no base.
 */
const char *localized_get(const localized *strings, const char *language);

/* True when there is a translation for exactly this tag. */
bool localized_has(const localized *strings, const char *language);

#endif
