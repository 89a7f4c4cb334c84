#ifndef FORM_DEFINITION_LINT_H
#define FORM_DEFINITION_LINT_H

/*
 * What is legal but unwise, and what only shows when everything has been read. Nothing is changed.
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

/* Tells what it finds of every item whose type is understood. */
void lint(const questionnaire *q, problem_list *problems);

#endif
