#ifndef FORM_DEFINITION_ITEM_READ_H
#define FORM_DEFINITION_ITEM_READ_H

/*
 * Reads the items, with everything that can be said of one item alone. What refers from item to
 * item waits until all have been read (condition_read.h).
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

/*
 * Fills the questionnaire's items in preorder and counts its pages. An item whose type is not
 * understood has type NULL, and the steps that follow pass over it.
 */
void items_read(questionnaire *q, problem_list *problems);

#endif
