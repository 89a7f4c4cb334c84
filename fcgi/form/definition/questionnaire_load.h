#ifndef FORM_DEFINITION_QUESTIONNAIRE_LOAD_H
#define FORM_DEFINITION_QUESTIONNAIRE_LOAD_H

/*
 * Loading: the bytes of a definition become a questionnaire, once, or a list of problems.
 *
 * It is strict: what would change what is asked, and is not understood, is a problem of severity
 * error, and then there is no questionnaire. This and problem.h are all that the world outside
 * definition/ needs of it.
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

#include <glib.h>

/*
 * Compiles the bytes of a file. All its problems are added to the list (warnings too), with line
 * and column, in their order; NULL when one is an error. The caller owns the result.
 */
questionnaire *questionnaire_load(const char *bytes, gsize length, problem_list *problems);

#endif
