#ifndef FORM_DEFINITION_OPTION_READ_H
#define FORM_DEFINITION_OPTION_READ_H

/*
 * Reads the options of a question, written beside it or in a contained value set that several
 * questions share. Whether a value set is well-formed is value_set.c's business, told once however
 * many questions refer to it.
 */

#include "form/definition/place.h"
#include "form/option.h"

#include <jansson.h>

/*
 * Reads the options of an item's definition from its answerOption or answerValueSet. root is the
 * questionnaire's JSON (for url and contained). An item with neither has an empty list.
 */
void option_list_read(option_list *list, json_t *definition, const json_t *root, const place *at,
                      problem_list *problems);

#endif
