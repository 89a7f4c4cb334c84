#ifndef FORM_DEFINITION_LOCALIZED_READ_H
#define FORM_DEFINITION_LOCALIZED_READ_H

/*
 * Reads a string of the form with its translations, from either of the two shapes that FHIR has for
 * them. What is read points into the JSON, which must outlive it.
 */

#include "form/definition/place.h"
#include "form/localized.h"

#include <jansson.h>

/* object[key] with the translations of object["_key"]; problems with their extensions are told. */
void localized_read(localized *strings, const json_t *object, const char *key, const place *at,
                    problem_list *problems);

/* concept.display with concept.designation (language, value). */
void localized_read_concept(localized *strings, const json_t *concept);

#endif
