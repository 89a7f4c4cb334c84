#ifndef FORM_DEFINITION_PLACE_H
#define FORM_DEFINITION_PLACE_H

/*
 * A place: where in the JSON file a reader is. Readers hand it down on the stack, one step a level,
 * so that a path is only spelled out when there is something to say about it.
 *
 *     place at = {above, "item", 0};       $.item
 *     place element = {&at, NULL, 3};      $.item[3]
 */

#include "form/definition/problem.h"

#include <glib.h>

typedef struct place {
    const struct place *above; /* NULL at the root, "$" */
    const char *key;           /* a member of an object, or NULL for an element of an array */
    gsize index;               /* of the element */
} place;

/* "$.item[3].linkId"; the caller frees it. */
char *place_path(const place *at);

/* Adds a problem at a place. */
void place_error(const place *at, problem_list *problems, const char *rule, const char *remedy,
                 const char *format, ...) G_GNUC_PRINTF(5, 6);
void place_warning(const place *at, problem_list *problems, const char *rule, const char *remedy,
                   const char *format, ...) G_GNUC_PRINTF(5, 6);

#endif
