#ifndef FORM_DEFINITION_CONDITION_READ_H
#define FORM_DEFINITION_CONDITION_READ_H

/*
 * Reads what refers from item to item: enableWhen, prefill, matches. All items must have been read,
 * since a condition may ask about a question further down.
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

/* Sets the conditions, the prefill and the matches of every item. */
void conditions_read(questionnaire *q, problem_list *problems);

#endif
