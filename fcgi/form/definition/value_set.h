#ifndef FORM_DEFINITION_VALUE_SET_H
#define FORM_DEFINITION_VALUE_SET_H

/*
 * The shape of the contained value sets, each judged once at its own place. Whoever takes options
 * from them (option_read.h) then need not ask again.
 */

#include "form/definition/problem.h"

#include <jansson.h>

/* root is the questionnaire's JSON; the sets are the elements of its "contained". */
void value_sets_check(json_t *root, problem_list *problems);

#endif
