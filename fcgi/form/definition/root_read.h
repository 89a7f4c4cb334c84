#ifndef FORM_DEFINITION_ROOT_READ_H
#define FORM_DEFINITION_ROOT_READ_H

/*
 * Reads the root of a definition: what the form is called, which version it is, and that it is a
 * questionnaire at all.
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

/* Judges the root's elements and the contained value sets, and sets the title. */
void root_read(questionnaire *q, problem_list *problems);

#endif
