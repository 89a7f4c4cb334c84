#ifndef FORM_RESPONSE_RESPONSE_ROOT_H
#define FORM_RESPONSE_RESPONSE_ROOT_H

/*
 * The root of a response: that it is one, of which form, and that its answers are meant. Private to
 * form/response/.
 */

#include "form/definition/place.h"
#include "form/questionnaire.h"

#include <jansson.h>
#include <stdbool.h>

/*
 * False when a problem of severity error was told. A response that does not say which version of
 * the form it answers is taken for one of this version, with a warning: linkIds and codes keep
 * their meaning, and what this version does not know is told anyway.
 */
bool response_root_check(const questionnaire *q, json_t *resource, const place *at,
                         problem_list *problems);

#endif
