#ifndef FORM_DEFINITION_REVISION_H
#define FORM_DEFINITION_REVISION_H

/*
 * What a new version of a form does to the answers of the one before (L8). The tables of several
 * years are put together by linkId and option code; whoever takes one away, or gives it another
 * meaning, should do so knowingly.
 */

#include "form/definition/problem.h"
#include "form/questionnaire.h"

/*
 * Tells it all as warnings, at the places of the new version; its bytes say on which line. The two
 * must have the same url, otherwise nothing can be compared, and that is told.
 */
void revision_check(const questionnaire *before, const questionnaire *now, const char *bytes,
                    gsize length, problem_list *problems);

#endif
