#ifndef EXPORT_ASKED_H
#define EXPORT_ASKED_H

/*
 * Which questions of a stored response had been asked: the same conditions as form_evaluate()
 * walks, but over answers, because entries are gone once a form was sent (docs/form-format.md, E1
 * to E8).
 */

#include "form/item.h"

#include <jansson.h>
#include <stdbool.h>

/* One bool for each item of the questionnaire, by item.index. The caller frees it. */
bool *asked_find(const questionnaire *q, const json_t *answers);

/*
 * The answers of one question as an array, whether it repeats or not; empty when unanswered. New
 * reference.
 */
json_t *asked_answers(const json_t *answers, const item *it);

#endif
