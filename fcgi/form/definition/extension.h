#ifndef FORM_DEFINITION_EXTENSION_H
#define FORM_DEFINITION_EXTENSION_H

/*
 * Extensions of a questionnaire: FHIR's way of saying what R4 has no element for. Every one that we
 * know is a row of the table in extension.c: where it may stand, what value it has, and what
 * becomes of it.
 *
 *     read         the engine obeys it
 *     kept         it stays in the file and has no effect, by its nature (a note of the author)
 *     no effect    it would only change the look, and does not yet: a warning
 *     refused      it changes what is asked or what is valid, and we do not obey it: an error,
 *                  never a silent loss
 *     unknown      a warning
 *
 * docs/form-format.md is the table for authors.
 */

#include "form/definition/place.h"

#include <jansson.h>
#include <stdbool.h>

typedef enum {
    EXTENSION_TRANSLATION,
    EXTENSION_ITEM_CONTROL,
    EXTENSION_HIDDEN,
    EXTENSION_UNIT,
    EXTENSION_MIN_VALUE,
    EXTENSION_MAX_VALUE,
    EXTENSION_MIN_LENGTH,
    EXTENSION_REGEX,
    EXTENSION_MIN_OCCURS,
    EXTENSION_MAX_OCCURS,
    EXTENSION_DECIMAL_PLACES,
    EXTENSION_ENTRY_FORMAT,
    EXTENSION_ORIENTATION,
    EXTENSION_OPTION_PREFIX,
    EXTENSION_SUPPORT_LINK,
    EXTENSION_DISPLAY_CATEGORY,
    EXTENSION_SHORT_TEXT,
    EXTENSION_OPTION_EXCLUSIVE,
    EXTENSION_OPEN_LABEL,
    EXTENSION_VISIBILITY,
    EXTENSION_SENSITIVE,
    EXTENSION_NORMALIZE,
    EXTENSION_WAREKI,
    EXTENSION_STATISTICS,
    EXTENSION_TAKES_FROM,
    EXTENSION_PREFILL,
    EXTENSION_MATCHES,
    EXTENSION_POSTAL_SOURCE,
    EXTENSION_MUNICIPAL_VALUE_SET,
    EXTENSION_AUTOCOMPLETE,
    EXTENSION_READ_COUNT, /* those above are obeyed */
} extension_id;

typedef enum {
    EXTENSION_ON_ROOT = 1 << 0,
    EXTENSION_ON_ITEM = 1 << 1,
    EXTENSION_ON_OPTION = 1 << 2,
    EXTENSION_ON_STRING = 1 << 3, /* on "_text" and its like */
    EXTENSION_ON_VALUE_SET = 1 << 4,
} extension_host;

/*
 * Tells every extension of an element that is refused, misplaced, doubled, of a wrong shape or
 * unknown.
 */
void extensions_check(const json_t *element, extension_host host, const place *at,
                      problem_list *problems);

bool extension_is(const json_t *extension, extension_id id);

/* The value[x] of an element's extension, or NULL when it has none of that id. Borrowed. */
const json_t *extension_value(const json_t *element, extension_id id);

/* The extension object itself, for those with nested parts; NULL when there is none. Borrowed. */
const json_t *extension_find(const json_t *element, extension_id id);

/* Where it stands among the element's extensions, for the place of a problem; 0 without one. */
gsize extension_index(const json_t *element, extension_id id);

/*
 * The value of a nested extension: extension_part(translation, "lang", "valueCode"). Borrowed, or
 * NULL.
 */
const json_t *extension_part(const json_t *extension, const char *url, const char *value);

#endif
