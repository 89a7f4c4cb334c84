#ifndef TEXT_MUSTACHE_VALUE_H
#define TEXT_MUSTACHE_VALUE_H

/*
 * JSON values as a template sees them: true or not, and as text. Private to the engine.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

enum { MUSTACHE_NUMBER_BYTES = 32 };

typedef struct {
    char text[MUSTACHE_NUMBER_BYTES];
} mustache_number;

/* NULL (a missing name), null, false, 0, "" and [] are false; everything else is true. */
bool mustache_is_true(const json_t *value);

/*
 * What {{value}} prints, and its length: strings as they are, numbers as JavaScript writes them
 * (85, 1.21, 1e+21: the fewest digits that give the same number again), true, false; nothing for a
 * missing name, null, lists and objects. The result lies in value or in *number.
 */
const char *mustache_value_text(const json_t *value, mustache_number *number, gsize *length);

#endif
