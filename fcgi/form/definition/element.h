#ifndef FORM_DEFINITION_ELEMENT_H
#define FORM_DEFINITION_ELEMENT_H

/*
 * Elements: which members a JSON object of the form may have, as a table. A member that is not in
 * the table is refused, because a misspelt "requierd" must not silently make a question optional;
 * so is a value of another JSON type, as "true" for true (FHIR is strict about it, and many real
 * forms are not).
 *
 * Readers may take after that check: json_object_get() gives the right type or, with a problem
 * told, NULL-safe nonsense.
 */

#include "form/definition/place.h"

#include <jansson.h>
#include <stdbool.h>

typedef enum {
    ELEMENT_STRING, /* not empty; may have a sibling "_name" with extensions */
    ELEMENT_BOOLEAN,
    ELEMENT_INTEGER,
    ELEMENT_OBJECT,
    ELEMENT_ARRAY, /* not empty */
    ELEMENT_ANY,   /* judged by its reader, or only kept */
} element_kind;

typedef struct {
    const char *name; /* NULL ends the table */
    element_kind kind;
    bool required;
    const char *refused; /* set: its presence is an error, and this is the remedy */
} element_rule;

/*
 * Checks object, which must be an object, against the table. False when a problem of severity error
 * was told.
 */
bool elements_check(json_t *object, const element_rule *rules, const place *at,
                    problem_list *problems);

#endif
