#ifndef FORM_RESPONSE_RESPONSE_VALUE_H
#define FORM_RESPONSE_RESPONSE_VALUE_H

/*
 * One answer as FHIR writes it, an element with value[x], and back. Private to form/response/.
 */

#include "form/definition/place.h"
#include "form/form_context.h"
#include "form/item.h"

#include <jansson.h>

/*
 * {"valueCoding": {…}}; the free text of an open-choice is {"valueString": …}. NULL when it is no
 * answer of the item. The caller owns the result.
 */
json_t *response_value_write(const item *it, const json_t *answer);

/* The answer of an element of "answer"; NULL with the problem told. The caller owns the result. */
json_t *response_value_read(const item *it, json_t *element, const form_context *context,
                            const place *at, problem_list *problems);

#endif
