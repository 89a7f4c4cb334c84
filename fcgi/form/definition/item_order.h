#ifndef FORM_DEFINITION_ITEM_ORDER_H
#define FORM_DEFINITION_ITEM_ORDER_H

/*
 * The order in which a walk must visit the items, so that each finds all that it depends on already
 * evaluated.
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

/* Sets the questionnaire's order; a cycle is a problem. */
void items_order(questionnaire *q, problem_list *problems);

#endif
